import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Argument, Command, Option } from "commander";
import { changedAt, stampOf, treeFile } from "../complete.js";

/** Where the values of an option or argument come from. */
interface Values {
  kind: string;
  choices?: string[];
  /** Several, comma separated. */
  isList: boolean;
}

interface Node {
  name: string;
  description: string;
  commands: Node[];
  options: (Values & { flags: string[]; description: string; takesValue: boolean })[];
  arguments: (Values & { isVariadic: boolean })[];
}

/** All that `complete.js` needs to know. */
export interface Tree {
  stamp: number;
  root: Node;
  /** Names of the feeds, by configuration. */
  feeds: Record<string, { changedAt: number; names: string[] }>;
}

export function makeTree(program: Command, feeds: Tree["feeds"] = {}): Tree {
  return { stamp: stampOf(), root: nodeOf(program), feeds };
}

/** Kept for the next time; where that cannot be, completion is slower and no worse. */
export async function keepTree(tree: Tree): Promise<void> {
  const part = `${treeFile}.${process.pid}.part`;
  try {
    await mkdir(path.dirname(treeFile), { recursive: true });
    await writeFile(part, JSON.stringify(tree));
    await rename(part, treeFile);
  } catch {
    return;
  }
}

export function feedsKnown(config: string, names: string[]): Tree["feeds"] {
  return { [config]: { changedAt: changedAt(config), names } };
}

function nodeOf(command: Command): Node {
  const help = command.createHelp();
  return {
    name: command.name(),
    description: oneLine(command.description()),
    commands: help.visibleCommands(command).map(nodeOf),
    options: help.visibleOptions(command).map(optionOf),
    arguments: command.registeredArguments.map(argumentOf),
  };
}

function optionOf(option: Option) {
  const value = /[<[]([^>\].]+)/.exec(option.flags)?.[1] ?? "";
  const isList = value === "names";
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: oneLine(option.description),
    takesValue: option.required || option.optional,
    // `--feeds <names>`: what they are names of, the option tells.
    kind: isList ? option.attributeName().replace(/(ie)?s$/, singular) : value,
    choices: option.argChoices,
    isList,
  };
}

function singular(ending: string): string {
  return ending === "ies" ? "y" : "";
}

function argumentOf(argument: Argument) {
  const kind = argument.name();
  return { kind, choices: argument.argChoices, isList: false, isVariadic: argument.variadic };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
