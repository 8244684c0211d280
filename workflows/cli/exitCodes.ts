/** What a command says to whoever called it; `docs/running.md` tells the same. */
export const exitCodes = {
  done: 0,
  notDone: 1,
  wrongUse: 2,
  /** Published, though a feed could not be read. */
  incomplete: 3,
  /** The quality gate holds the new figures back. */
  held: 4,
  interrupted: 130,
} as const;
