import { z } from "zod";

/** What one kind of input must look like, whoever delivers it. */
export interface Source<Columns extends z.ZodObject = z.ZodObject> {
  /** `snake_case`; equals the file name and the table `source.<name>`. */
  name: string;
  /** Ends in "One row per ...". */
  description: string;
  /** Columns that tell two rows of one snapshot apart; an empty value counts as a value. */
  key: string[];
  /** Columns replaced by a keyed hash before anything is written. */
  hashed: string[];
  /** Columns that may never appear in a mart. */
  personal: string[];
  /** True for the sources that make a snapshot date worth reporting on. */
  countsMembers: boolean;
  /** True where anybody may read the rows, which are about places and things. */
  isPublic: boolean;
  columns: Columns;
}

interface SourceDefinition<Columns extends z.ZodObject> {
  name: string;
  description: string;
  key: (keyof z.infer<Columns> & string)[];
  hashed?: (keyof z.infer<Columns> & string)[];
  personal?: (keyof z.infer<Columns> & string)[];
  countsMembers?: boolean;
  isPublic?: boolean;
  columns: Columns;
}

export function defineSource<Columns extends z.ZodObject>(
  definition: SourceDefinition<Columns>,
): Source<Columns> {
  return { hashed: [], personal: [], countsMembers: false, isPublic: false, ...definition };
}

/** Whether each row is a person, known by a number. */
export function isOfPersons({ hashed }: Source): boolean {
  return hashed.length > 0;
}

/** An area code: opaque text. Blanks are taken out and letters made capital, so that `1234 ab` finds `1234AB`. */
export function areaCode() {
  return z.string().meta({ area: true });
}

/** How one column of a contract is stored and checked, read from its zod schema. */
export interface Column {
  name: string;
  description: string;
  type: "varchar" | "bigint" | "double" | "date" | "boolean";
  nullable: boolean;
  /** True for area codes, which are normalised. */
  area: boolean;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  values?: string[];
  /** Written where the delivery leaves the value empty. */
  standard?: string | number | boolean;
}

interface JsonColumn {
  type?: string | string[];
  format?: string;
  description?: string;
  area?: boolean;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  enum?: string[];
  default?: string | number | boolean;
  anyOf?: JsonColumn[];
}

/** The columns of a contract, in the order of the schema. */
export function columnsOf(schema: z.ZodObject): Column[] {
  const json = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(json.properties ?? {}).map(([name, property]) =>
    toColumn(name, property as JsonColumn),
  );
}

function toColumn(name: string, json: JsonColumn): Column {
  const options = json.anyOf ?? [json];
  const types = options.flatMap((option) => option.type ?? []);
  const nullable = types.includes("null");
  const core = { ...json, ...options.find((option) => option.type !== "null") };
  return {
    name,
    description: json.description ?? core.description ?? "",
    type: toType(types, core.format),
    nullable,
    area: core.area ?? false,
    // The bounds of safe integers that zod adds by itself say nothing about the data.
    minimum: core.minimum === Number.MIN_SAFE_INTEGER ? undefined : core.minimum,
    maximum: core.maximum === Number.MAX_SAFE_INTEGER ? undefined : core.maximum,
    pattern: core.format === "date" ? undefined : core.pattern,
    values: core.enum,
    standard: core.default,
  };
}

function toType(types: string[], format: string | undefined): Column["type"] {
  if (types.includes("integer")) return "bigint";
  if (types.includes("number")) return "double";
  if (types.includes("boolean")) return "boolean";
  return format === "date" ? "date" : "varchar";
}
