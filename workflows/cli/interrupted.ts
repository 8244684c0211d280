const SIGNALS = ["SIGINT", "SIGTERM"] as const;

let first: Promise<void> | undefined;

/** Ends at the first Ctrl-C or SIGTERM of this process; a second one does not wait for anything. */
export function interrupted(): Promise<void> {
  first ??= new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.once(signal, () => {
        resolve();
        for (const again of SIGNALS) process.once(again, () => process.exit(130));
      });
    }
  });
  return first;
}
