import { ConfigError } from "../../data/errors.js";

/** The command was not asked rightly, in a way that only shows when all its words are taken together. */
export class WrongUse extends ConfigError {}
