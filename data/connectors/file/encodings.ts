const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The first lines with letters beyond ASCII that are, and that are not, UTF-8; the header is 1. */
export interface EncodingLines {
  utf8: number | null;
  other: number | null;
}

/** Looks for both kinds in one text, and stops once it has them. */
export async function findEncodings(bytes: AsyncIterable<Buffer>): Promise<EncodingLines> {
  const found: EncodingLines = { utf8: null, other: null };
  let line = 1;
  let isUtf8 = false;
  let isOther = false;
  let awaited = 0;
  let previous = 0;

  function endLine() {
    if (isOther || awaited > 0) found.other ??= line;
    else if (isUtf8) found.utf8 ??= line;
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
    if (found.utf8 !== null && found.other !== null) return found;
  }
  endLine();
  return found;
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
