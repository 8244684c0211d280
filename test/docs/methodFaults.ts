import type { z } from "zod";
import { worksIn, type MethodSection } from "../../dashboards/methodText.js";

/** Sections that are no figure. */
const EXEMPT = ["Signs", "Thresholds", "References"];

export function figuresIn(sections: MethodSection[]): MethodSection[] {
  return sections.filter(({ title }) => !EXEMPT.includes(title.en));
}

/** What a section on a figure lacks. */
export function partsLacking(sections: MethodSection[]): string[] {
  return figuresIn(sections).flatMap((section) => {
    const { title, told, columns, formula, source, unit, empty, examples } = section;
    const parts = {
      ...{ "Dutch title": title.nl, "Dutch explanation": told.nl, "English explanation": told.en },
      ...{ columns: columns.join(""), formula, source, unit, null: empty },
      example: examples.join(""),
    };
    return Object.entries(parts)
      .filter(([, text]) => text === "")
      .map(([part]) => `${title.en} has no ${part}`);
  });
}

/** Works that a section is based on, and that the list at the end does not have. */
export function worksLacking(sections: MethodSection[]): string[] {
  const listed = worksIn(sections.find(({ title }) => title.en === "References")?.body ?? "");
  return figuresIn(sections)
    .flatMap(({ source }) => worksIn(source))
    .filter((work) => !listed.includes(work));
}

interface Table {
  name: string;
  schema: z.ZodObject;
}

/** Columns that no section on a figure names as its own. */
export function columnsLacking(sections: MethodSection[], marts: Table[]): string[] {
  const named = new Set(figuresIn(sections).flatMap(({ columns }) => columns));
  return marts.flatMap(({ name, schema }) =>
    Object.keys(schema.shape)
      .filter((column) => !named.has(column))
      .map((column) => `${name}.${column}`),
  );
}

/** Where the table of thresholds differs from what the configuration takes by default. */
export function thresholdsOff(sections: MethodSection[], defaults: object): string[] {
  const body = sections.find(({ title }) => title.en === "Thresholds")?.body ?? "";
  const rows = [...body.matchAll(/^\| `(\w+)` +\| `(.+?)` +\| (\S.*?) +\|$/gm)];
  const printed = Object.fromEntries(rows.map(([, name, value]) => [name, value]));
  const wanted = Object.entries(defaults).map(([name, value]) => [
    name,
    JSON.stringify(value).replace(",", ", "),
  ]);
  const names = new Set([...Object.keys(printed), ...Object.keys(defaults)]);
  const values: Record<string, unknown> = Object.fromEntries(wanted);
  return [...names]
    .filter((name) => printed[name] !== values[name])
    .map((name) => `${name}: ${printed[name] ?? "not there"}, not ${String(values[name])}`);
}
