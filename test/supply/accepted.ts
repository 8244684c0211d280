/** An advisory that somebody has looked into and lives with for a while. */
export interface Accepted {
  /** As GitHub numbers it: GHSA-xxxx-xxxx-xxxx. */
  id: string;
  /** The last day, as YYYY-MM-DD. After it the check fails until somebody has looked again. */
  until: string;
  /** Why it does no harm here, or what keeps us from the newer version. */
  because: string;
}

export const ACCEPTED: Accepted[] = [];
