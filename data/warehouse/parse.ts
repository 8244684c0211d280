import type { Feed } from "../config.js";
import { columnsOf, type Column, type Source } from "../contract.js";
import { identifier, literal } from "../sql.js";

type Marks = Record<string, [low: number, high: number]>;

/**
 * SQL that reads landed text by a source's contract: the contract's columns, typed, with `_place`
 * (order of the rows), `_file` (where there are several), `_line`, `_column` and `_reason` (what is
 * wrong first, null where nothing is) and `_values` (the text, as JSON, of rows that are wrong).
 * @param landed names of the columns that have landed
 */
export function parseSql(source: Source, feed: Feed, landed: string[], parquet: string): string {
  const columns = columnsOf(source.columns);
  const parsed = columns.map((column) => valueSql(column, feed, landed));
  const problems = columns.flatMap((column) => problemSql(column, landed, marksOf(column, feed)));
  const texts = landed.map((name) => `${literal(name)}: ${identifier(name)}`).join(", ");
  const file = landed.includes("_file") ? "_file" : "null::varchar as _file";
  const key = source.key.map((name) => `value.${identifier(name)}`).join(", ");
  return `
    with typed as (
      select file_row_number as _place, ${file}, _line, _reject, {${parsed.join(",\n")}} as value, {${texts}} as text
      from read_parquet(${literal(parquet)}, file_row_number = true)
    ),
    judged as (
      select *, coalesce(
        case when _reject is not null then {'column': null::varchar, 'reason': _reject} end,
        ${problems.join(",\n")}
      ) as problem
      from typed
    ),
    counted as (
      select *, case when problem is null
        then row_number() over (partition by problem is null, ${key} order by _place) end as occurrence
      from judged
    )
    select
      _place, _file, _line,
      case when occurrence > 1 then ${literal(source.key.join(", "))} else problem.column end as _column,
      case when occurrence > 1 then ${literal(DUPLICATE)} else problem.reason end as _reason,
      case when problem is not null or occurrence > 1 then to_json(text)::varchar end as _values,
      ${columns.map(({ name }) => `value.${identifier(name)} as ${identifier(name)}`).join(",\n")}
    from counted`;
}

/** The reason given to the second and later rows with one key. */
export const DUPLICATE = "the same key as an earlier line";

function marksOf(column: Column, feed: Feed): Marks | undefined {
  const mapping = feed.columns?.[column.name];
  const marks = typeof mapping === "object" && "column" in mapping ? mapping.suppressed : undefined;
  return marks && Object.keys(marks).length > 0 ? marks : undefined;
}

function valueSql(column: Column, feed: Feed, landed: string[]): string {
  return `${literal(column.name)}: ${typedSql(column, feed, landed)}`;
}

function typedSql(column: Column, feed: Feed, landed: string[]): string {
  const bound = /^(.*)_(low|high)$/.exec(column.name);
  if (bound && !landed.includes(column.name))
    return boundSql(column, feed, landed, bound[1] as string, bound[2] as string);
  if (!landed.includes(column.name)) return `${standardSql(column)}::${column.type}`;
  const marks = marksOf(column, feed);
  const typed = castSql(column, feed);
  const value = marks ? `case when not (${isMark(column.name, marks)}) then ${typed} end` : typed;
  return column.standard === undefined
    ? value
    : `case when ${textOf(column.name)} is null then ${standardSql(column)} else ${value} end`;
}

/** The least or the most that a count can be: what its mark says, or the count itself. */
function boundSql(
  column: Column,
  feed: Feed,
  landed: string[],
  counted: string,
  side: string,
): string {
  if (!landed.includes(counted)) return `null::${column.type}`;
  const mapping = feed.columns?.[counted];
  const marks = (typeof mapping === "object" && "column" in mapping && mapping.suppressed) || {};
  const cases = Object.entries(marks).map(
    ([mark, [low, high]]) =>
      `when ${textOf(counted)} = ${literal(mark)} then ${side === "low" ? low : high}`,
  );
  const count = castSql({ ...column, name: counted }, feed);
  return cases.length > 0 ? `(case ${cases.join(" ")} else ${count} end)::bigint` : count;
}

function standardSql({ standard }: Column): string {
  if (standard === undefined) return "null";
  return typeof standard === "string" ? literal(standard) : String(standard);
}

function textOf(name: string): string {
  return `nullif(trim(${identifier(name)}), '')`;
}

function isMark(name: string, marks: Marks): string {
  return `coalesce(${textOf(name)} in (${Object.keys(marks).map(literal).join(", ")}), false)`;
}

function castSql(column: Column, feed: Feed): string {
  const text = textOf(column.name);
  if (column.area) return `upper(replace(${text}, ' ', ''))`;
  if (column.type === "varchar") return text;
  if (column.type === "date") {
    const formats = feed.dateFormats.map(literal).join(", ");
    return `try_strptime(${text}, [${formats}])::date`;
  }
  if (column.type === "boolean") return `try_cast(${text} as boolean)`;
  return numberSql(text, column.type, feed.decimal);
}

/**
 * A number as people read it; null for what DuckDB would take otherwise: 3.5 for a whole number
 * (rounded), `inf`, `1_000`, or with a decimal comma the 1.5 in which the point parts no thousands.
 */
function numberSql(text: string, type: Column["type"], decimal: Feed["decimal"]): string {
  const whole = decimal === "," ? "([0-9]+|[0-9]{1,3}([.][0-9]{3})+)" : "[0-9]+";
  const form =
    type === "bigint"
      ? whole
      : `(${whole}([${decimal}][0-9]*)?|[${decimal}][0-9]+)([eE][+-]?[0-9]{1,2})?`;
  const plain = decimal === "," ? `replace(replace(${text}, '.', ''), ',', '.')` : text;
  return `case when regexp_full_match(${text}, '[+-]?${form}') then try_cast(${plain} as ${type}) end`;
}

const KINDS = {
  bigint: "is not a whole number",
  double: "is not a number",
  date: "is not a date in the form that the feed declares",
  boolean: "is neither true nor false",
  varchar: "is not text",
};

function problemSql(column: Column, landed: string[], marks: Marks | undefined): string[] {
  const value = `value.${identifier(column.name)}`;
  const isLanded = landed.includes(column.name);
  const text = isLanded ? `nullif(trim(text.${identifier(column.name)}), '')` : value;
  const tests: [string, string][] = [];
  if (!column.nullable && column.standard === undefined)
    tests.push([`${text} is null`, "is empty"]);
  if (isLanded) {
    const unread = `${text} is not null and ${value} is null`;
    const marked = marks
      ? ` and ${text} not in (${Object.keys(marks).map(literal).join(", ")})`
      : "";
    tests.push([unread + marked, KINDS[column.type]]);
  }
  if (column.minimum !== undefined)
    tests.push([`${value} < ${column.minimum}`, `is below ${column.minimum}`]);
  if (column.maximum !== undefined)
    tests.push([`${value} > ${column.maximum}`, `is above ${column.maximum}`]);
  if (column.pattern) {
    tests.push([
      `not regexp_matches(${value}, ${literal(column.pattern)})`,
      "is not written as the contract asks",
    ]);
  }
  if (column.values) {
    tests.push([
      `${value} not in (${column.values.map(literal).join(", ")})`,
      `is not one of ${column.values.join(", ")}`,
    ]);
  }
  if (column.type === "date") {
    tests.push([
      `${value} not between date '1900-01-01' and date '2199-12-31'`,
      "is not between 1900 and 2199",
    ]);
  }
  return tests.map(
    ([test, reason]) =>
      `case when ${test} then {'column': ${literal(column.name)}, 'reason': ${literal(reason)}} end`,
  );
}
