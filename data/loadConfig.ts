import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { createJiti } from "jiti";
import { z } from "zod";
import { configSchema, type Config } from "./config.js";
import { ConfigError } from "./errors.js";
import { checkNotes } from "./notesConfig.js";
import { RETENTION } from "./retentionConfig.js";
import { sources } from "./sources/index.js";
import { columnsOf } from "./contract.js";

/** A validated configuration and the folders it works in; all paths absolute. */
export interface Workplace {
  config: Config;
  configFile: string;
  /** Where the feeds' files are. */
  dataFolder: string;
  /** Where landing, warehouse and publications are kept: `var/` beside the configuration. */
  varFolder: string;
  /** SHA-256 of the configuration, hex. */
  configHash: string;
}

/** @throws ConfigError naming the key that is wrong, with an example. */
export async function loadConfig(file: string, dataFolder?: string): Promise<Workplace> {
  const configFile = path.resolve(file);
  if (!existsSync(configFile)) {
    throw new ConfigError(
      `There is no configuration at ${configFile}. Name one with --config, or copy werkgebied.config.ts.`,
    );
  }
  const config = validateConfig(await importConfig(configFile), configFile);
  const folder = path.dirname(configFile);
  checkNotes(config.notes, folder);
  const named = dataFolder ?? process.env.WERKGEBIED_DATA;
  return {
    config,
    configFile,
    dataFolder: named ? path.resolve(named) : path.resolve(folder, config.data),
    varFolder: path.join(folder, "var"),
    configHash: createHash("sha256").update(JSON.stringify(config)).digest("hex"),
  };
}

async function importConfig(file: string): Promise<unknown> {
  try {
    // A configuration may lie outside any package, where Node would not know it as an ES module.
    return await createJiti(import.meta.url).import(file, { default: true });
  } catch (cause) {
    throw new ConfigError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

export function validateConfig(value: unknown, file: string): Config {
  const result = configSchema.safeParse(value);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${describe(issue)}`);
    throw new ConfigError(`${path.basename(file)} is not right:\n${lines.join("\n")}`);
  }
  for (const [name, feed] of Object.entries(result.data.feeds)) {
    checkName(name);
    checkMapping(name, feed);
    checkDrop(name, feed);
    checkControl(name, result.data.feeds);
  }
  return result.data;
}

function describe(issue: z.core.$ZodIssue): string {
  const at = issue.path.map(String).join(".") || "the default export";
  const example = exampleAt(issue.path);
  return `${at}: ${issue.message}.${example ? ` Example: ${example}` : ""}`;
}

/** The example noted on the schema along the path, nearest to its end, or a sketch of it. */
function exampleAt(keys: PropertyKey[]): string | undefined {
  // Of what is put in, zod leaves out the examples of all that has a transform within it.
  const options = { io: "output", unrepresentable: "any" } as const;
  let node = z.toJSONSchema(configSchema, options) as JsonNode | undefined;
  let example: string | undefined;
  for (const key of keys) {
    const next: JsonNode | undefined =
      node?.properties?.[String(key)] ?? node?.additionalProperties ?? undefined;
    node = typeof next === "object" ? next : undefined;
    example = node?.examples?.[0] ?? sketch(node) ?? example;
  }
  return example;
}

function sketch(node: JsonNode | undefined): string | undefined {
  const value = node?.default ?? node?.enum?.[0];
  if (value !== undefined) return JSON.stringify(value);
  if (node?.format === "date") return '"2026-01-31"';
  if (node?.type === "string" && !node.pattern) return '"text"';
  if (node?.type === "integer") return "1";
  const entry = node?.additionalProperties;
  if (entry?.examples) return `{ name: ${entry.examples[0]} }`;
  if (!node?.properties) return undefined;
  const fields = Object.entries(node.properties).map(
    ([key, field]) => `${key}: ${field.examples?.[0] ?? sketch(field) ?? "..."}`,
  );
  return `{ ${fields.join(", ")} }`;
}

interface JsonNode {
  properties?: Record<string, JsonNode>;
  additionalProperties?: JsonNode;
  type?: string;
  format?: string;
  pattern?: string;
  examples?: string[];
  default?: unknown;
  enum?: unknown[];
}

function checkName(name: string) {
  if (name !== RETENTION) return;
  throw new ConfigError(
    `feeds.${name}: the schedule of the purge is called so. Give the feed another name.`,
  );
}

function checkMapping(name: string, feed: Config["feeds"][string]) {
  if (!feed.columns) return;
  const source = sources[feed.source];
  const columns = columnsOf(source.columns);
  const known = columns.map((column) => column.name);
  for (const column of Object.keys(feed.columns)) {
    if (!known.includes(column)) {
      throw new ConfigError(
        `feeds.${name}.columns.${column}: source ${feed.source} has no such column. It has: ${known.join(", ")}.`,
      );
    }
  }
  for (const { name: column, nullable, standard } of columns) {
    // The bounds of a count are read from the count where they are not given.
    const counted = column.replace(/_(low|high)$/, "");
    const derived = counted !== column && counted in feed.columns;
    if (!nullable && standard === undefined && !derived && !(column in feed.columns)) {
      const needed = known.includes(counted) ? counted : column;
      throw new ConfigError(
        `feeds.${name}.columns.${needed} is missing: source ${feed.source} needs it. Example: ${needed}: "name of the column in the file".`,
      );
    }
  }
}

function checkDrop(name: string, { columns = {}, drop }: Config["feeds"][string]) {
  for (const [column, from] of Object.entries(columns)) {
    const taken = typeof from === "string" ? from : "column" in from ? from.column : undefined;
    if (taken === undefined || !drop.includes(taken)) continue;
    throw new ConfigError(
      `feeds.${name}.drop: "${taken}" is mapped to ${column}. Take it out of one of the two.`,
    );
  }
}

function checkControl(name: string, feeds: Config["feeds"]) {
  const control = feeds[name]?.gate.controlTotal?.feed;
  if (control === undefined || feeds[control]?.source === "control_totals") return;
  const fit = Object.keys(feeds).filter((other) => feeds[other]?.source === "control_totals");
  throw new ConfigError(
    `feeds.${name}.gate.controlTotal.feed: ${feeds[control] ? `"${control}" has another source than control_totals` : `there is no feed "${control}"`}. ${fit.length > 0 ? `Name one of: ${fit.join(", ")}.` : "Make a feed of source control_totals."}`,
  );
}
