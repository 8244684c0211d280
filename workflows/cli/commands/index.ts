import type { Command } from "commander";
import { addRefresh } from "./refresh.js";
import { addUp } from "./up.js";

/** Every command, in the order in which help shows them. A new one is a file here, and a line. */
export const commands: ((program: Command) => void)[] = [addUp, addRefresh];
