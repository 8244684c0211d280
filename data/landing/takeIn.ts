import { createHash } from "node:crypto";
import { access, mkdir } from "node:fs/promises";
import path from "node:path";
import type { Feed } from "../config.js";
import { filesOf, inspectFile, locate } from "../connectors/file/index.js";
import { ConfigError } from "../errors.js";
import { hashFile } from "../hashFile.js";
import type { Workplace } from "../loadConfig.js";
import { placeFile } from "../placeFile.js";
import { sources } from "../sources/index.js";
import { epochOf, readEarlierKeys, readHashKey } from "./hash.js";
import { forgottenHashes } from "./forgotten.js";
import type { Delivery } from "./delivery.js";
import { landRows } from "./landRows.js";
import { landedPath, landingFolder, type Landed } from "./landed.js";

/** Raised when what is written here changes, so that everything is pulled once more. */
const DOOR_VERSION = 6;

/** A file given by hand in the place of what the feed delivered. */
export interface Replacement {
  file: string;
  because: string;
}

/** Puts what was delivered, or given by hand, in landing; the record that makes it count is not written. */
export async function takeIn(
  workplace: Workplace,
  feedName: string,
  date: string,
  known: Landed | null,
  replacement?: Replacement,
): Promise<Landed> {
  const { varFolder, config } = workplace;
  const feed = config.feeds[feedName];
  if (!feed) throw new ConfigError(`There is no feed "${feedName}" in the configuration.`);
  const deliveries = replacement
    ? await inspectReplacement(feed, replacement)
    : await inspectAll(feed, workplace.dataFolder, date);
  const key = sources[feed.source].hashed.length > 0 ? await readHashKey(config) : null;
  const fingerprint = fingerprintOf(feed, deliveries, key);
  if (known?.fingerprint === fingerprint && (await exists(landedPath(varFolder, known)))) {
    return known;
  }
  const folder = landingFolder(varFolder, feedName, date);
  await mkdir(folder, { recursive: true });
  const part = path.join(folder, replacement ? "replacement.parquet.part" : "rows.parquet.part");
  const people = key && {
    key,
    earlierKeys: await readEarlierKeys(config),
    forgotten: await forgottenHashes(varFolder),
  };
  const { readCount, dropped, forgottenCount } = await landRows(feed, deliveries, people, part);
  const sha256 = await hashFile(part);
  const landed: Landed = {
    feed: feedName,
    source: feed.source,
    snapshotDate: date,
    file: `${sha256}.parquet`,
    sha256,
    fingerprint,
    delivered: deliveries.flatMap(({ files }) => files.map((file) => path.basename(file.path))),
    readCount,
    dropped,
    ...(forgottenCount > 0 && { forgottenCount }),
    epoch: key && epochOf(key),
  };
  await placeFile(part, landedPath(varFolder, landed));
  return landed;
}

async function inspectReplacement(feed: Feed, { file }: Replacement): Promise<Delivery[]> {
  const spec = feed.file;
  if (!spec) {
    throw new ConfigError(
      "This feed joins several files. Deliver the right one in its place, and refresh that day.",
    );
  }
  return [{ name: "file", files: [await inspectFile(file, spec)] }];
}

async function inspectAll(feed: Feed, folder: string, date: string): Promise<Delivery[]> {
  const entries = Object.entries(filesOf(feed));
  return Promise.all(
    entries.map(async ([name, spec]) => {
      const found = await locate(spec, folder, date);
      return { name, files: await Promise.all(found.map((file) => inspectFile(file.path, spec))) };
    }),
  );
}

function fingerprintOf(feed: Feed, deliveries: Delivery[], key: Buffer | null): string {
  const { file, files, columns, select, source, drop } = feed;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([DOOR_VERSION, file, files, columns, select, source, drop]));
  hash.update(JSON.stringify(deliveries.map((one) => one.files.map(({ sha256 }) => sha256))));
  if (key) hash.update(epochOf(key));
  return hash.digest("hex");
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
