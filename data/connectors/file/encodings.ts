const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Lines of one kind: how many, and the first; the header is 1. */
interface Found {
  count: number;
  first: number;
}

/** Lines with letters beyond ASCII that are, and that are not, UTF-8. */
export interface EncodingLines {
  utf8: Found;
  other: Found;
}

/** Looks for both kinds in one text. */
export async function findEncodings(bytes: AsyncIterable<Buffer>): Promise<EncodingLines> {
  const found = { utf8: { count: 0, first: 0 }, other: { count: 0, first: 0 } };
  let line = 1;
  let isUtf8 = false;
  let isOther = false;
  let awaited = 0;
  let previous = 0;

  function endLine() {
    if (isOther || awaited > 0) count(found.other, line);
    else if (isUtf8) count(found.utf8, line);
    isUtf8 = isOther = false;
    awaited = 0;
    line += 1;
  }

  function look(byte: number) {
    if (awaited > 0 && isContinuation(byte)) {
      awaited -= 1;
      isUtf8 ||= awaited === 0;
    } else if (byte < 0x80) {
      isOther ||= awaited > 0;
      awaited = 0;
    } else {
      const following = lengthAfter(byte);
      isOther ||= awaited > 0 || following === 0;
      awaited = following;
    }
    const isEnd = byte === CARRIAGE_RETURN || (byte === LINE_FEED && previous !== CARRIAGE_RETURN);
    if (isEnd) endLine();
    previous = byte;
  }

  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at++) look(chunk[at] as number);
  }
  endLine();
  return found;
}

function count(found: Found, line: number) {
  if (found.count === 0) found.first = line;
  found.count += 1;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Bytes that follow the first of a letter in UTF-8; 0 where none begins so. */
function lengthAfter(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
}
