/** Every workflow there is, for the bundle. */
export { purge } from "./purge.js";
export { refresh } from "./refresh.js";
