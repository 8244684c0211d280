const EVERY_MS = 100;

/** Draws `title: 12 of 340` on one line of the terminal; nothing where there is none. */
export function progressLine(title: string) {
  const { stderr } = process;
  let drawnAt = 0;
  return {
    show(done: number, total: number) {
      if (!stderr.isTTY || Date.now() - drawnAt < EVERY_MS) return;
      drawnAt = Date.now();
      stderr.write(`\r\u001b[K${title}: ${done} of ${total}`);
    },
    clear() {
      if (drawnAt > 0) stderr.write("\r\u001b[K");
    },
  };
}
