import type { z } from "zod";
import type { Mart } from "../data/mart.js";
import { hashOfTransforms } from "./hashOfTransforms.js";

type Column<Schema extends z.ZodObject> = keyof z.infer<Schema> & string;

interface Definition<Schema extends z.ZodObject, Selected> {
  name: string;
  published?: boolean;
  description: string;
  grain: Column<Schema>[];
  inputs: string[];
  perSnapshot?: boolean;
  schema: Schema;
  sql: string;
  /**
   * For what SQL cannot compute: makes the rows from those that `sql` selects, of one snapshot at a
   * time. Numbers, texts, booleans and null; dates as YYYY-MM-DD.
   */
  complete?: (selected: Selected[]) => z.infer<Schema>[];
}

/** Declares a table that is computed. What is left out: published, and made whole each time. */
export function defineTransform<Schema extends z.ZodObject, Selected = never>(
  definition: Definition<Schema, Selected>,
): Mart<Schema> {
  const code = definition.complete ? hashOfTransforms() : undefined;
  return { published: true, perSnapshot: false, code, ...definition };
}
