import { forgottenBy } from "../../../data/landing/forgotten.js";
import { epochOf, readEarlierKeys, readHashKey } from "../../../data/landing/hash.js";
import type { Workplace } from "../../../data/loadConfig.js";
import { about, type Finding } from "./finding.js";

/** Whether the door still knows everybody who is forgotten, after another key was put in place. */
export async function lookAtForgotten({ config, varFolder }: Workplace): Promise<Finding[]> {
  const { ok, warn } = about("forgotten");
  try {
    const keys = [await readHashKey(config), ...(await readEarlierKeys(config))];
    const { known, unknown } = await forgottenBy(varFolder, keys.map(epochOf));
    if (known + unknown === 0) return [];
    if (unknown === 0) return [ok(`${known} people are let in no more.`)];
    return [
      warn(
        `${unknown} people were forgotten under a key of before, so that a delivery could bring them back. Name that key in hashKey.earlier, or forget them once more.`,
      ),
    ];
  } catch (error) {
    return [warn((error as Error).message)];
  }
}
