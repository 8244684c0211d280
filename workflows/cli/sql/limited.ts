import type { Value } from "../../../data/warehouse/resultRows.js";

/** The first rows only; the rest is not asked for. */
export async function* limited(
  chunks: AsyncIterable<Value[][]>,
  limit = Infinity,
): AsyncGenerator<Value[][]> {
  let left = limit;
  for await (const rows of chunks) {
    yield rows.slice(0, left);
    left -= rows.length;
    if (left <= 0) return;
  }
}
