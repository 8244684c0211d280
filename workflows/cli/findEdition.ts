import { ConfigError } from "../../data/errors.js";
import { listEditions } from "../publish/publications.js";

/**
 * Name of an edition of the current publication: a library's own, or the one for all.
 * @throws ConfigError with the libraries there are
 */
export async function findEdition(published: string, library?: string): Promise<string> {
  const editions = await listEditions(published);
  if (editions.length === 0) {
    throw new ConfigError(
      "This publication was made before there were editions. Make a new one with: werkgebied refresh",
    );
  }
  const name = library === undefined ? "public" : `internal/${library}`;
  if (editions.includes(name)) return name;
  const libraries = editions
    .filter((edition) => edition !== "public")
    .map((edition) => edition.slice("internal/".length));
  throw new ConfigError(
    `There is no edition of "${library}". Those there are: ${libraries.join(", ") || "only the one for all"}.`,
  );
}
