import type { z } from "zod";
import type { Mart } from "../data/mart.js";

type Column<Schema extends z.ZodObject> = keyof z.infer<Schema> & string;

interface Definition<Schema extends z.ZodObject> {
  name: string;
  published?: boolean;
  description: string;
  grain: Column<Schema>[];
  inputs: string[];
  perSnapshot?: boolean;
  schema: Schema;
  sql: string;
}

/** Declares a table that is computed. What is left out: published, and made whole each time. */
export function defineTransform<Schema extends z.ZodObject>(
  definition: Definition<Schema>,
): Mart<Schema> {
  return { published: true, perSnapshot: false, ...definition };
}
