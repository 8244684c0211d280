/**
 * What may be told of an error that DuckDB gave. The others than these classes can quote a value,
 * and a value can be personal: of them only the class is told.
 */
export function tellable(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ""] = message.split("\n", 1);
  if (/^(Binder|Parser|Catalog) Error/.test(first)) return first;
  return /^[A-Z][A-Za-z ]* Error/.exec(first)?.[0] ?? "an error of the database";
}
