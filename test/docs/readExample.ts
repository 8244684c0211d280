/**
 * A worked example of docs/method.md. One line each, in this order:
 *
 *     name: town                                  this world is used again below
 *     in: town                                    ... here
 *     setting: suppressed = midpoint
 *     given members, 60 times: area_id = A        rows of a source
 *     step: 60 / 200 = 0.3                        arithmetic
 *     compute wilson: count = 60, total = 200     a measure, with its results indented below it
 *     row membership_profile: segment_id = S      a row of a mart, likewise
 *       penetration = 0.3
 */
export interface Example {
  name: string | null;
  within: string | null;
  setting: Fields;
  given: { source: string; times: number; row: Fields }[];
  steps: { expression: string; result: Shown }[];
  asked: Asked[];
}

export interface Asked {
  kind: "compute" | "row";
  name: string;
  input: Fields;
  results: Record<string, Shown>;
}

export type Value = string | number | boolean | null | number[];
export type Fields = Record<string, Value>;

/** What the page shows: the text, and what it says. */
export interface Shown {
  text: string;
  value: Value;
}

export function readExample(text: string): Example {
  const example: Example = {
    ...{ name: null, within: null, setting: {} },
    ...{ given: [], steps: [], asked: [] },
  };
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) readLine(example, line);
  return example;
}

function readLine(example: Example, line: string) {
  if (/^\s/.test(line)) {
    const last = example.asked.at(-1);
    if (!last) throw new Error(`"${line.trim()}" is a result of nothing. Put a question above it.`);
    Object.assign(last.results, shownIn(line));
    return;
  }
  const [, word, name = "", times = "1", rest = ""] =
    /^(\w+)(?: (\w+))?(?:, (\d+) times)?: (.*)$/.exec(line) ?? [];
  if (word === "name") example.name = rest;
  else if (word === "in") example.within = rest;
  else if (word === "setting") Object.assign(example.setting, fieldsIn(rest));
  else if (word === "given")
    example.given.push({ source: name, times: Number(times), row: fieldsIn(rest) });
  else if (word === "step") example.steps.push(stepIn(rest));
  else if (word === "compute" || word === "row")
    example.asked.push({ kind: word, name, input: fieldsIn(rest), results: {} });
  else throw new Error(`"${line}" is no line of an example. See test/docs/readExample.ts.`);
}

function stepIn(text: string) {
  const place = text.lastIndexOf("=");
  const [expression, result] = [text.slice(0, place).trim(), text.slice(place + 1).trim()];
  return { expression, result: { text: result, value: valueOf(result) } };
}

function fieldsIn(text: string): Fields {
  return Object.fromEntries(
    Object.entries(shownIn(text)).map(([name, { value }]) => [name, value]),
  );
}

function shownIn(text: string): Record<string, Shown> {
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [name = "", value = ""] = part.split("=").map((one) => one.trim());
      return [name, { text: value, value: valueOf(value) }];
    }),
  );
}

/** Several numbers, with a blank between them, are a list. */
function valueOf(text: string): Value {
  if (text === "null") return null;
  if (text === "true" || text === "false") return text === "true";
  const parts = text.split(" ").map(Number);
  if (text === "" || parts.some(Number.isNaN)) return text;
  return parts.length > 1 ? parts : (parts[0] as number);
}
