import type { Page } from "playwright-core";

/** What a page says in numbers. */
export interface Shown {
  /** By `<part> <figure>`: of the answer, of the note on the rest, or of one question. */
  figures: Record<string, Value>;
  /** By `<row> <column>`. */
  cells: Record<string, Value>;
  /** Names in the sentences, in their order, by part. */
  names: Record<string, string[]>;
}

export interface Value {
  value: string;
  text: string;
}

/** Two figures of one name in one part would hide each other: they are an error. */
export async function readShown(page: Page): Promise<Shown> {
  const { figures, cells, names } = await page.evaluate(() => {
    const partOf = (node: Element) => {
      const part = node.closest<HTMLElement>("[data-part], [data-question]");
      return part?.dataset.part ?? part?.dataset.question ?? "elsewhere";
    };
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    return {
      figures: all("[data-figure]").map((node) => ({
        key: `${partOf(node)} ${node.dataset.figure}`,
        value: node.dataset.value ?? "",
        text: node.textContent,
      })),
      cells: all("tr > [data-value]").map((cell) => {
        const { segment, place, feed, date, trait } =
          cell.closest<HTMLElement>("tr")?.dataset ?? {};
        const row = [segment, place, feed, date, trait].filter(Boolean).join(" ");
        return {
          key: `${row} ${cell.dataset.column}`,
          value: cell.dataset.value ?? "",
          text: cell.textContent,
        };
      }),
      names: all("[data-part] em, [data-question] em").map((node) => ({
        key: partOf(node),
        text: node.textContent,
      })),
    };
  });
  return { figures: byKey(figures), cells: byKey(cells), names: grouped(names) };
}

function byKey(found: (Value & { key: string })[]): Record<string, Value> {
  const keyed: Record<string, Value> = {};
  for (const { key, value, text } of found) {
    if (key in keyed) throw new Error(`${key} is on the page twice.`);
    keyed[key] = { value, text };
  }
  return keyed;
}

function grouped(found: { key: string; text: string }[]): Record<string, string[]> {
  const names: Record<string, string[]> = {};
  for (const { key, text } of found) (names[key] ??= []).push(text);
  return names;
}
