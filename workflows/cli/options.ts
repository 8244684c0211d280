import { InvalidArgumentError, type Command } from "commander";
import type { SessionOptions } from "./session.js";
import type { OutputOptions } from "./output.js";
import { WrongUse } from "./wrongUse.js";

/** Which workplace a command is about. */
export interface PlaceOptions extends OutputOptions {
  config: string;
  data?: string;
}

/** The options that every command has. */
export function withPlace(command: Command): Command {
  return command
    .option("--config <file>", "configuration", "werkgebied.config.ts")
    .option("--data <folder>", "folder of the deliveries; also WERKGEBIED_DATA")
    .option("--json", "give the result as JSON");
}

/** The option of a command that writes CSV: see docs/running.md. */
export function withRaw(command: Command): Command {
  return command.option("--raw", "CSV for programs: text that a spreadsheet would run, as it is");
}

/** @throws WrongUse where raw CSV is asked for together with another form */
export function checkRaw(raw: boolean | undefined, format: string): void {
  if (raw && format !== "csv") throw new WrongUse(`--raw is about CSV, and this is ${format}.`);
}

/** The options of a command that needs Temporal. */
export function withServer(command: Command): Command {
  return withPlace(command)
    .option("--temporal-port <number>", "port of the embedded Temporal server", toPort)
    .option("--ui-port <number>", "port of its web pages", toPort);
}

export type ServerCommandOptions = PlaceOptions & SessionOptions;

export function examples(...lines: string[]): string {
  return `\n${lines.length > 1 ? "Examples" : "Example"}:\n${lines.map((line) => `  $ ${line}`).join("\n")}`;
}

export function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError("A port is a whole number from 1 to 65535.");
}

export function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError("A whole number of 1 or more is asked.");
}

export function toDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError("A day is written as 2026-07-01.");
}

export function toNames(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Addresses as a browser takes them in `frame-ancestors`: no path, a name may begin with `*.`. */
export function toSites(text: string): string[] {
  const sites = toNames(text);
  if (sites.length && sites.every((site) => /^https?:\/\/(\*\.)?[\w.-]+(:\d+)?$/.test(site))) {
    return sites;
  }
  throw new InvalidArgumentError(
    "Sites are written as https://www.library.example, with commas between them.",
  );
}
