import { readFile } from "node:fs/promises";
import { pages } from "./components/pageList.js";

const VIEW = /import \{ (\w+) \} from "(\.[^"]*\/pages\/[^"]+)"/;

/**
 * Which tables each page shows, as its own view declares them: `dated` of one snapshot, `undated` of
 * all.
 *
 * @returns {Promise<{ id: string, dated: string[], undated: string[] }[]>}
 */
export function listPageMarts() {
  return Promise.all(
    [...pages.questions, ...pages.background].map(async (id) => {
      const { dated = [], undated = [] } = await viewOf(id);
      return { id, dated, undated };
    }),
  );
}

async function viewOf(id) {
  const file = new URL(`./${id}.md`, import.meta.url);
  const [, name, from] = VIEW.exec(await readFile(file, "utf8")) ?? [];
  if (!name) {
    throw new Error(
      `dashboards/${id}.md imports no view from components/pages/, so that nobody can tell which tables it shows. See docs/add-a-page.md.`,
    );
  }
  try {
    return (await import(new URL(from, file)))[name];
  } catch (cause) {
    throw new Error(
      `dashboards/${id}.md: its view ${from} cannot be loaded outside a browser (${cause.message}). Ask for document and window within functions only.`,
      { cause },
    );
  }
}
