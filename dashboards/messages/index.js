export { default as nl } from "./nl.js";
export { default as en } from "./en.js";
