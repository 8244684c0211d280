import { createHash, createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Config } from "../config.js";
import { ConfigError } from "../errors.js";

const BLOCK = 64;

/**
 * The secret under which member numbers are hashed.
 * @throws ConfigError where it is missing: without it nothing personal may be written.
 */
export async function readHashKey(config: Config): Promise<Buffer> {
  if ("value" in config.hashKey) {
    if (config.hashKey.value) return Buffer.from(config.hashKey.value);
    throw new ConfigError("hashKey.value is empty. Give it a text, or use { env: ... }.");
  }
  const { env } = config.hashKey;
  const key = await readKey(env);
  if (key) return key;
  throw new ConfigError(
    `There is no key for hashing member numbers. Set ${env}, or ${env}_FILE to a file that holds it. A new one: openssl rand -hex 32`,
  );
}

/**
 * Keys of before that the configuration names.
 * @throws ConfigError where one is not there
 */
export async function readEarlierKeys({ hashKey }: Config): Promise<Buffer[]> {
  return Promise.all(
    (hashKey.earlier ?? []).map(async (env) => {
      const key = await readKey(env);
      if (key) return key;
      throw new ConfigError(
        `hashKey.earlier names ${env}, which is not set. Set it, or ${env}_FILE to a file that holds it, or take it out.`,
      );
    }),
  );
}

async function readKey(env: string): Promise<Buffer | null> {
  const key = process.env[env] || (await readKeyFile(`${env}_FILE`));
  return key ? Buffer.from(key) : null;
}

async function readKeyFile(env: string): Promise<string | undefined> {
  const file = process.env[env];
  if (!file) return undefined;
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ConfigError(`${env} names ${file}, which cannot be read. Correct the path.`, {
      cause,
    });
  });
  return text.trim();
}

/**
 * Names the time in which one key is in force: only hashes of one epoch can be told to be of one person.
 * It tells no more of the key than the hashes do.
 */
export function epochOf(key: Buffer): string {
  return createHmac("sha256", key).update("epoch of werkgebied").digest("hex").slice(0, 12);
}

/** The hash that stands for a member number: HMAC-SHA-256 (RFC 2104), in hex. */
export function hashOf(key: Buffer, number: string): string {
  return createHmac("sha256", key).update(number).digest("hex");
}

/**
 * Makes `hmac(text)` known to a connection: the same of UTF-8 text.
 * @param name of the function
 */
export async function defineHmac(
  connection: DuckDBConnection,
  key: Buffer,
  name = "hmac",
): Promise<void> {
  const block = Buffer.alloc(BLOCK);
  (key.length > BLOCK ? createHash("sha256").update(key).digest() : key).copy(block);
  const pad = (byte: number) => block.map((value) => value ^ byte);
  // The pads are held as variables, never as text of a statement that an error could quote.
  await connection.run(`set variable ${name}_inner = unhex($1)`, [hex(pad(0x36))]);
  await connection.run(`set variable ${name}_outer = unhex($1)`, [hex(pad(0x5c))]);
  await connection.run(`
    create or replace temp macro ${name}(text) as
      sha256(getvariable('${name}_outer') || unhex(sha256(getvariable('${name}_inner') || encode(text))))`);
}

/** SQL for the keyed hash of a value, null where it is empty. */
export function hashedSql(sql: string, hmac = "hmac"): string {
  return `case when trim(${sql}) <> '' then ${hmac}(trim(${sql})) end`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
