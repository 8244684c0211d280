/** One concept, two readers: set-up claims its lock in the same way before TypeScript can be run. */
export { claim } from "./cli/claim.js";
