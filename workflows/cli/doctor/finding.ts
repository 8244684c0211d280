/** What one look of the doctor found. */
export interface Finding {
  check: string;
  /** `warn`: it will do, and somebody should know. `wrong`: it will not. */
  state: "ok" | "warn" | "wrong";
  /** A sentence; where something is missing, how to get it. */
  text: string;
}

export type Look = (text: string) => Finding;

/** The three things that can be said of a check. */
export function about(check: string): Record<Finding["state"], Look> {
  return {
    ok: (text) => ({ check, state: "ok", text }),
    warn: (text) => ({ check, state: "warn", text }),
    wrong: (text) => ({ check, state: "wrong", text }),
  };
}

export function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

/** A check that cannot even be made is wrong, and the others go on. */
export function safely(check: string, look: () => Promise<Finding>): Promise<Finding> {
  return look().catch((error: unknown) =>
    about(check).wrong(`Cannot be looked at (${codeOf(error)}). Mend that first.`),
  );
}
