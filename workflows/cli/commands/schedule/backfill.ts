import type { Command } from "commander";
import { ConfigError } from "../../../../data/errors.js";
import { loadConfig } from "../../../../data/loadConfig.js";
import { RETENTION } from "../../../../data/retentionConfig.js";
import { dayIn } from "../../../plan.js";
import { startBackfill } from "../../../schedules/backfill.js";
import { rangeOfDays } from "../../../schedules/days.js";
import { listDue } from "../../../schedules/due.js";
import { factsOfFound } from "../../../schedules/facts.js";
import { planSchedule, type PlannedSchedule } from "../../../schedules/plan.js";
import { exitCodes } from "../../exitCodes.js";
import { interrupted } from "../../interrupted.js";
import { answer } from "../../output.js";
import { examples, toDate, withServer, type ServerCommandOptions } from "../../options.js";
import { say } from "../../say.js";
import { WrongUse } from "../../wrongUse.js";
import { openSession, type Session } from "../../session.js";
import { followBackfill } from "./followBackfill.js";
import { checkScheduled, namedSchedule } from "./named.js";
import { exitCodeOf, tellDays } from "./tellDays.js";

/** Temporal keeps a thousand runs waiting, and leaves out what is more. */
const MOST = 900;

type Options = ServerCommandOptions & { from: string; to: string; wait: boolean };

export function addScheduleBackfill(schedule: Command): void {
  withServer(schedule.command("backfill"))
    .description(
      "run all that a feed's schedule was due for in a range of days, one after the other",
    )
    .argument("<feed>")
    .requiredOption("--from <date>", "the first day", toDate)
    .requiredOption("--to <date>", "the last day", toDate)
    .option("--no-wait", "ask for the runs, and leave them to the worker")
    .addHelpText(
      "after",
      examples("npx werkgebied schedule backfill members --from 2026-01-01 --to 2026-03-31"),
    )
    .action(backfillCommand);
}

async function backfillCommand(feed: string, options: Options): Promise<void> {
  if (feed === RETENTION) {
    throw new WrongUse("A purge is about today and makes up for nothing. Run it: werkgebied purge");
  }
  if (options.from > options.to) {
    throw new WrongUse(
      `--from ${options.from} comes after --to ${options.to}. Give the earlier day first.`,
    );
  }
  checkScheduled(await loadConfig(options.config, options.data), feed);
  const session = await openSession(options);
  try {
    await backfill(session, feed, options);
  } finally {
    await session.close();
  }
}

async function backfill(session: Session, feed: string, options: Options): Promise<void> {
  const { client, workplace } = session;
  const found = await namedSchedule(session, feed);
  checkApplied(planSchedule(workplace, feed, found));
  const { when, "time zone": timeZone } = factsOfFound(found);
  const range = rangeOfDays(timeZone, options.from, options.to);
  const due = await listDue(client, found.scheduleId, range);
  checkCount(due.length, `${feed}, ${options.from} to ${options.to}`, when);
  const days = due.map((moment) => dayIn(timeZone, moment.toISOString()));
  say(`${due.length} runs of ${feed}: ${days.join(", ")}`);
  const { list } = await startBackfill(client, found, range);
  if (!options.wait) {
    say("Asked for. They go on whenever a worker is there; to see how far: werkgebied status.");
    return answer(options, { feed, days }, () => []);
  }
  const following = followBackfill({ client, list, count: due.length, timeZone });
  following.catch(() => undefined);
  const ended = await Promise.race([following, interrupted()]);
  if (!ended) {
    say("\nStopping. The runs that are left go on with the next worker.");
    process.exitCode = exitCodes.interrupted;
    return;
  }
  answer(options, { feed, runs: ended }, () => tellDays(ended));
  process.exitCode = exitCodeOf(ended);
}

/** The configuration's time zone says which day a run is about, and Temporal's when it was due. */
function checkApplied(planned: PlannedSchedule): void {
  const changes = planned.action === "update" ? planned.changes : [];
  const change = changes.find(({ what }) => what === "when" || what === "time zone");
  if (!change) return;
  throw new ConfigError(
    `${planned.feed}: Temporal still has another schedule than the configuration (${change.what}: ${change.from} -> ${change.to}). Run first: werkgebied schedule apply.`,
  );
}

function checkCount(count: number, what: string, when: string): void {
  if (count === 0) {
    throw new ConfigError(
      `${what}: nothing is due, for the schedule is ${when}. Choose other days.`,
    );
  }
  if (count > MOST) {
    throw new ConfigError(
      `${what}: more than ${MOST} runs are due, and Temporal keeps no more waiting. Give fewer days at a time.`,
    );
  }
}
