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
  const key = process.env[env] || (await readKeyFile(`${env}_FILE`));
  if (key) return Buffer.from(key);
  throw new ConfigError(
    `There is no key for hashing member numbers. Set ${env}, or ${env}_FILE to a file that holds it. A new one: openssl rand -hex 32`,
  );
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

/** Makes `hmac(text)` known to a connection: HMAC-SHA-256 (RFC 2104) of UTF-8 text, in hex. */
export async function defineHmac(connection: DuckDBConnection, key: Buffer): Promise<void> {
  const block = Buffer.alloc(BLOCK);
  (key.length > BLOCK ? createHash("sha256").update(key).digest() : key).copy(block);
  const pad = (byte: number) => block.map((value) => value ^ byte);
  // The pads are held as variables, never as text of a statement that an error could quote.
  await connection.run("set variable inner_pad = unhex($1)", [hex(pad(0x36))]);
  await connection.run("set variable outer_pad = unhex($1)", [hex(pad(0x5c))]);
  await connection.run(`
    create or replace temp macro hmac(text) as
      sha256(getvariable('outer_pad') || unhex(sha256(getvariable('inner_pad') || encode(text))))`);
}

/** SQL for the keyed hash of a value, null where it is empty. */
export function hashedSql(sql: string): string {
  return `case when trim(${sql}) <> '' then hmac(trim(${sql})) end`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
