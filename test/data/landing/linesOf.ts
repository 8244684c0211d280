import { texts, type Place } from "../place.js";

export const TOO_MANY = "has more values than the header has columns";
export const TOO_FEW = "has fewer values than the header has columns";
export const UNCLOSED = "has a quotation mark that is not closed";
export const TOO_LONG = "is longer than two million characters";

/** What landed of a file with columns `a` and `b`: `[line, a, b]`, or `[line, reason]`. */
export async function linesOf(place: Place, content: string | Uint8Array): Promise<unknown[][]> {
  place.configure({ feed: texts });
  await place.deliver("file.csv", content);
  return landedLines(place);
}

/** The same, of what was delivered before. */
export async function landedLines(place: Place): Promise<unknown[][]> {
  return (await place.landed()).map(({ _line, _reject, library, branch }) =>
    _reject === undefined ? [_line, library, branch] : [_line, _reject],
  );
}
