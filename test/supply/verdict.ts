/** What one look at the packages came to. Without problems it has passed, unless it was skipped. */
export interface Verdict {
  /** What was looked at, and how much. */
  told: string;
  problems: string[];
  /** Why it could not be looked at. */
  skipped?: string;
}
