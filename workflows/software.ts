import { createRequire } from "node:module";

/** Version of this software, as package.json has it. */
export const { version: software } = createRequire(import.meta.url)("../package.json") as {
  version: string;
};
