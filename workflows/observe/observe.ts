import { Context } from "@temporalio/activity";

/** An activity at work. */
export interface Underway {
  activity: string;
  args: unknown[];
  attempt: number;
  /** Id of the workflow that asked for it. */
  run: string;
}

export interface Ended extends Underway {
  seconds: number;
  result?: unknown;
  error?: unknown;
}

export interface Observer {
  started?(activity: Underway): void;
  ended(activity: Ended): void | Promise<void>;
}

type Work = (...args: never[]) => Promise<unknown>;

/** The same activities, each of them watched. */
export function observe<Activities extends Record<string, Work>>(
  activities: Activities,
  observers: Observer[],
): Activities {
  const watched = Object.entries(activities).map(([name, work]) => [
    name,
    (...args: never[]) => watch(name, args, () => work(...args), observers),
  ]);
  return Object.fromEntries(watched) as Activities;
}

async function watch(
  activity: string,
  args: unknown[],
  work: () => Promise<unknown>,
  observers: Observer[],
): Promise<unknown> {
  const { attempt, workflowExecution } = Context.current().info;
  const underway = { activity, args, attempt, run: workflowExecution?.workflowId ?? "" };
  for (const observer of observers) observer.started?.(underway);
  const begin = performance.now();
  const outcome = await work().then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  const seconds = (performance.now() - begin) / 1000;
  for (const observer of observers) await tell(observer, { ...underway, seconds, ...outcome });
  if ("error" in outcome) throw outcome.error;
  return outcome.result;
}

/** What was done stays done, whether or not it could be told. */
async function tell(observer: Observer, ended: Ended): Promise<void> {
  try {
    await observer.ended(ended);
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error;
    Context.current().log.error(`${ended.activity}: could not be observed (${kind})`);
  }
}
