import { createHash } from "node:crypto";
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
  if ("value" in config.hashKey) return Buffer.from(config.hashKey.value);
  const { env } = config.hashKey;
  const key = process.env[env] ?? (await readKeyFile(process.env[`${env}_FILE`]));
  if (key) return Buffer.from(key);
  throw new ConfigError(
    `There is no key for hashing member numbers. Set ${env}, or ${env}_FILE to a file that holds it. A new one: openssl rand -hex 32`,
  );
}

async function readKeyFile(file: string | undefined): Promise<string | undefined> {
  return file ? (await readFile(file, "utf8")).trim() : undefined;
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

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
