import { columnsOf, type Column } from "../../data/contract.js";
import { sources } from "../../data/sources/index.js";
import { transforms } from "../../transforms/index.js";

/** Name of the dictionary beside the figures of a site. */
export const DICTIONARY = "dictionary.json";

interface Table {
  name: string;
  kind: "source" | "mart";
  /** Ends in "One row per ...". */
  description: string;
  /** Columns that identify a row; of a source, within one delivery. */
  grain: string[];
  /** Tables it is made from: `source.<name>`, `mart.<name>`, `meta.<name>`, `frozen.<name>`. */
  inputs: string[];
  /** True where it is written as Parquet. */
  isPublished: boolean;
  columns: DescribedColumn[];
}

interface DescribedColumn extends Pick<Column, "name" | "type" | "nullable" | "description"> {
  /** Least and most it can be; null where it has no bound. */
  range: [number | null, number | null] | null;
  /** All it can be, where it is one of a few. */
  values: string[] | null;
  /** Replaced by a keyed hash, or never found in a mart. */
  isPersonal: boolean;
}

/**
 * `data/dictionary.json`: every source and every mart as its own contract has it, sources first, then
 * each mart after those it is made from. It holds no figure, so it is the same in every edition.
 */
export function makeDictionary(): { tables: Table[] } {
  const inputs = Object.values(sources).map((source): Table => {
    const personal = new Set([...source.personal, ...source.hashed]);
    return {
      name: source.name,
      kind: "source",
      description: source.description,
      grain: source.key,
      inputs: [],
      isPublished: false,
      columns: describe(columnsOf(source.columns), personal),
    };
  });
  const marts = transforms.map((mart): Table => ({
    name: mart.name,
    kind: "mart",
    description: mart.description,
    grain: mart.grain,
    inputs: mart.inputs,
    isPublished: mart.published,
    columns: describe(columnsOf(mart.schema)),
  }));
  return { tables: [...inputs, ...marts] };
}

function describe(columns: Column[], personal = new Set<string>()): DescribedColumn[] {
  return columns.map(({ name, type, nullable, description, minimum, maximum, values }) => ({
    name,
    type,
    nullable,
    description,
    range:
      minimum === undefined && maximum === undefined ? null : [minimum ?? null, maximum ?? null],
    values: values ?? null,
    isPersonal: personal.has(name),
  }));
}
