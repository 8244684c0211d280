type Value = string | number | boolean;

/** A line of a delimited file, values quoted where they must be. */
export function toLine(values: readonly Value[], delimiter = ",", newline = "\n"): string {
  return values.map((value) => quote(String(value))).join(delimiter) + newline;
}

// Any separator, not just the file's own: quoting more than needed is harmless.
const special = /[",;\t\r\n]/;

function quote(value: string): string {
  return special.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A whole file with its header. */
export function toCsv(header: readonly string[], rows: readonly (readonly Value[])[]): string {
  return [header, ...rows].map((row) => toLine(row)).join("");
}
