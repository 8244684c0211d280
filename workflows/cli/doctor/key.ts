import { stat } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../../../data/config.js";
import { epochOf, readHashKey } from "../../../data/landing/hash.js";
import { isGuessable } from "../../../data/landing/keyStrength.js";
import type { Workplace } from "../../../data/loadConfig.js";
import { sources } from "../../../data/sources/index.js";
import { readEpochs } from "../desk/epochs.js";
import { about, type Finding } from "./finding.js";

/** Whether there is a key for member numbers, and what is the matter with it. */
export async function lookAtKey({ config, varFolder }: Workplace): Promise<Finding> {
  const { ok, warn, wrong } = about("hash key");
  try {
    const key = await readHashKey(config);
    // These people do not exist.
    if (config.demonstration) return ok("Is there.");
    const troubles = [
      ...troublesOf(config, key),
      ...(await troublesOfFile(config, varFolder)),
      ...(await changeOf(key, varFolder)),
    ];
    return troubles.length > 0 ? warn(troubles.join(" ")) : ok("Is there.");
  } catch (error) {
    const { message } = error as Error;
    return isNeeded(config) ? wrong(message) : warn(`${message} No feed needs it yet.`);
  }
}

function isNeeded({ feeds }: Config): boolean {
  return Object.values(feeds).some(({ source }) => sources[source].hashed.length > 0);
}

function troublesOf({ hashKey }: Config, key: Buffer): string[] {
  return [
    ...("value" in hashKey
      ? ["It stands in the configuration, where many can read it: use { env: ... }."]
      : []),
    ...(isGuessable(key.toString())
      ? [
          "It is short, or can be guessed, and with it every member number. A better one: openssl rand -hex 32.",
        ]
      : []),
  ];
}

async function troublesOfFile({ hashKey }: Config, varFolder: string): Promise<string[]> {
  if ("value" in hashKey || process.env[hashKey.env]) return [];
  const file = path.resolve(process.env[`${hashKey.env}_FILE`] ?? "");
  const { mode } = await stat(file);
  const isWithin = !path.relative(varFolder, file).startsWith("..");
  return [
    ...(isWithin ? [`Its file lies in ${varFolder}, beside the hashes: move it.`] : []),
    ...(mode & 0o007 ? [`Everybody on this machine can read ${file}: chmod o= it.`] : []),
  ];
}

async function changeOf(key: Buffer, varFolder: string): Promise<string[]> {
  const current = (await readEpochs(varFolder)).at(-1)?.epoch ?? null;
  if (current === null || current === epochOf(key)) return [];
  return [
    "It is another than that of the newest snapshots: the next refresh begins a new epoch, in which nobody is known from before. If that is not meant, put the old one back.",
  ];
}
