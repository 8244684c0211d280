import type { Format } from "../numbers.js";
import type { Place } from "../place.js";
import type { Row } from "../published.js";
import { segments } from "../region.js";

export interface Figure {
  value: string | number | null;
  as: Format;
}
export type Figures = Record<string, Figure>;

/** The figures of a sentence by name, and the names in it. */
export interface Sentence {
  figures: Figures;
  names: string[];
}

export const nothing: Sentence = { figures: {}, names: [] };

type Value = Row[string] | undefined;

const figureAs =
  (as: Format) =>
  (value: Value): Figure => ({ value: value ?? null, as });

export const count = figureAs("count");
export const index = figureAs("index");
export const percent = figureAs("percent");
export const points = figureAs("points");
export const date = figureAs("date");

/** Of a segment, or of a part of one. */
export function nameOf({ segment_id: id }: Row, { language }: Place): string {
  const code = String(id);
  const { [language]: name } = segments[code.charAt(0)]!;
  return code.length > 1 ? `${name} ${code}` : name;
}
