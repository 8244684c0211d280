import type { RunStep } from "./types.js";

type Told = Pick<RunStep, "status" | "message">;

/** Keeps what each step of a run did and when, by the workflow's own clock. */
export interface Journal {
  steps: RunStep[];
  /** Does a step and notes it; `tell` says how it went, a failure is noted and thrown on. */
  note<Result>(
    phase: RunStep["phase"],
    name: string,
    work: () => Promise<Result>,
    tell?: (result: Result) => Told,
  ): Promise<Result>;
}

export function createJournal(steps: RunStep[], reasonOf: (error: unknown) => string): Journal {
  return {
    steps,
    async note(phase, name, work, tell = () => ({ status: "done", message: null })) {
      const startedAt = now();
      const end = (told: Told) => steps.push({ name, phase, startedAt, endedAt: now(), ...told });
      try {
        const result = await work();
        end(tell(result));
        return result;
      } catch (error) {
        end({ status: "failed", message: reasonOf(error) });
        throw error;
      }
    },
  };
}

/** In a workflow this is the time of the history, the same when it is replayed. */
export function now(): string {
  return new Date().toISOString();
}
