// Plain JavaScript, and only what Node brings along: a shell asks this at each press of Tab, and the
// whole command line takes ten times as long to start.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** What is known of the commands; made by `completion/tree.ts`, and again when a command has changed. */
export const treeFile = join(here, "../../var/completion.json");

/** What the shells' scripts understand. */
const FILES = 0;
const NO_FILES = 4;
const FOLDERS = 16;

/** When the commands were last changed, in ms. */
export function stampOf() {
  const folder = join(here, "commands");
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  return Math.max(...[...files, join(here, "options.ts")].map((file) => statSync(file).mtimeMs));
}

/** The answer from what is kept; null where that is not enough. */
export function completeFast(words) {
  try {
    const tree = JSON.parse(readFileSync(treeFile, "utf8"));
    return tree.stamp === stampOf() ? complete(words, tree) : null;
  } catch {
    return null;
  }
}

/**
 * @param {string[]} words after the name of the program; the last one is to be completed
 * @returns {string | null} a line for each candidate, then `:` and what the shell is to do; null
 *   where the feeds of the configuration are not known
 */
export function complete(words, tree) {
  const current = words.at(-1) ?? "";
  const { node, position, pending } = walk(tree.root, words.slice(0, -1));
  const [name, typed] = splitOption(current);
  const option = pending ?? (typed === undefined ? undefined : optionOf(node, name));
  if (option) return values(option, typed ?? current, configIn(words), tree);
  if (current.startsWith("-")) return lines(node.options.map(flagOf), current, NO_FILES);
  const commands = position === 0 ? node.commands : [];
  if (commands.length > 0) return lines(commands.map(named), current, NO_FILES);
  const argument = node.arguments[Math.min(position, node.arguments.length - 1)];
  const isMore = argument && (position < node.arguments.length || argument.isVariadic);
  return isMore ? values(argument, current, configIn(words), tree) : lines([], current, NO_FILES);
}

/** Which command the words are about, how many arguments it has, and the option that wants a value. */
function walk(root, words) {
  let node = root;
  let position = 0;
  let pending;
  for (const word of words) {
    if (pending) pending = undefined;
    else if (word.startsWith("-")) {
      const option = optionOf(node, word);
      pending = option?.takesValue ? option : undefined;
    } else {
      const next = position === 0 && node.commands.find(({ name }) => name === word);
      if (next) node = next;
      else position += 1;
    }
  }
  return { node, position, pending };
}

function optionOf(node, word) {
  return node.options.find(({ flags }) => flags.includes(word));
}

function splitOption(word) {
  const at = word.startsWith("--") ? word.indexOf("=") : -1;
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

/** The configuration that a command line is about. */
export function configIn(words) {
  const at = words.lastIndexOf("--config");
  const given = at >= 0 && at < words.length - 1 ? words[at + 1] : undefined;
  const joined = words.find((word) => word.startsWith("--config="))?.slice(9);
  return resolve(given ?? joined ?? "werkgebied.config.ts");
}

function values({ kind, choices, isList }, typed, config, tree) {
  if (kind === "file") return lines([], typed, FILES);
  if (kind === "folder") return lines([], typed, FOLDERS);
  const known = choices ?? valuesOf(kind, config, tree);
  if (known === null) return null;
  const before = isList ? typed.slice(0, typed.lastIndexOf(",") + 1) : "";
  const left = known.filter((value) => !before.split(",").includes(value));
  const candidates = left.map((value) => [before + value, ""]);
  return lines(candidates, typed, NO_FILES);
}

function valuesOf(kind, config, tree) {
  const published = join(dirname(config), "var/published");
  if (kind === "feed") return feedsOf(config, tree);
  if (kind === "version") {
    const versions = namesIn(published).filter((name) => /^\d{8}T\d{6}Z-/.test(name));
    return versions.sort().reverse();
  }
  if (kind === "mart") {
    const files = namesIn(join(published, "current/marts"));
    return files.filter((name) => name.endsWith(".parquet")).map((name) => name.slice(0, -8));
  }
  if (kind !== "library") return [];
  return namesIn(join(published, "current/sites/internal"), true);
}

function feedsOf(config, tree) {
  const known = tree.feeds[config];
  return known?.changedAt === changedAt(config) ? known.names : null;
}

/** When a file was last changed, in ms; 0 where it is not there. */
export function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function namesIn(folder, onlyFolders = false) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((one) => !onlyFolders || one.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
}

function flagOf({ flags, description }) {
  return [flags.at(-1), description];
}

function named({ name, description }) {
  return [name, description];
}

function lines(candidates, typed, directive) {
  const fitting = candidates.filter(([value]) => value.startsWith(typed));
  const told = fitting.map(([value, description]) => `${value}\t${description}\n`);
  return `${told.join("")}:${directive}\n`;
}
