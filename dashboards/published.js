import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes one published file to the standard output, for a preview of the pages.
 *
 * @param {...string} path below the data of the edition for all
 */
export function writePublished(...path) {
  const file = publishedFile(...path);
  if (!existsSync(file)) {
    console.error(`${file}: not published. Run a refresh, or set WERKGEBIED_PUBLISHED.`);
    process.exit(1);
  }
  createReadStream(file).pipe(process.stdout);
}

/** @param {...string} path below the data of the edition for all */
export function publishedFile(...path) {
  const published = process.env.WERKGEBIED_PUBLISHED ?? join("var", "published", "current");
  return join(published, "sites", "public", "data", ...path);
}

/** The value of one parameter of a loader, such as `library`. */
export function parameter(name) {
  const start = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(start))?.slice(start.length) ?? "";
}
