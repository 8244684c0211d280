import type { Command } from "commander";
import { withConnection } from "../../connect.js";
import { answer } from "../../output.js";
import { examples, withServer, type ServerCommandOptions } from "../../options.js";
import { namedSchedule } from "./named.js";

type Options = ServerCommandOptions & { because?: string };

export function addSchedulePause(schedule: Command): void {
  withServer(schedule.command("pause"))
    .description("pull a feed no more by schedule, until it is resumed")
    .argument("<feed...>", "one feed or several")
    .option("--because <text>", "kept with it, for whoever wonders")
    .addHelpText(
      "after",
      examples('npx werkgebied schedule pause members --because "new system until March"'),
    )
    .action((feeds: string[], options: Options) => setPaused(feeds, true, options));
  withServer(schedule.command("resume"))
    .description("pull it by schedule again; what was due meanwhile waits for a backfill")
    .argument("<feed...>", "one feed or several")
    .option("--because <text>", "kept with it, for whoever wonders")
    .addHelpText("after", examples("npx werkgebied schedule resume members"))
    .action((feeds: string[], options: Options) => setPaused(feeds, false, options));
}

async function setPaused(feeds: string[], paused: boolean, options: Options): Promise<void> {
  const verb = paused ? "Paused" : "Resumed";
  const note = options.because ?? `${verb} from the command line.`;
  const done = await withConnection(options, async (connection) => {
    // All are looked up before any is changed.
    const found = await Promise.all(feeds.map((feed) => namedSchedule(connection, feed)));
    for (const { scheduleId } of found) {
      const handle = connection.client.schedule.getHandle(scheduleId);
      await (paused ? handle.pause(note) : handle.unpause(note));
    }
    return found.map(({ feed, scheduleId }) => ({ feed, id: scheduleId, paused, note }));
  });
  answer(options, done, () => done.map(({ feed }) => `${verb}: ${feed}`));
}
