import type { Command } from "commander";
import { findSchedules } from "../../../schedules/find.js";
import { scheduledFeeds } from "../../../schedules/identity.js";
import { withConnection, type TemporalConnection } from "../../connect.js";
import { answer } from "../../output.js";
import { examples, withServer, type ServerCommandOptions } from "../../options.js";
import { namedSchedule } from "./named.js";

type Options = ServerCommandOptions & { all?: boolean };

export function addScheduleDelete(schedule: Command): void {
  withServer(schedule.command("delete"))
    .description("take schedules out of Temporal; `apply`, `up` and `worker` make them again")
    .argument("[feed...]", "one feed or several")
    .option("--all", "every schedule of this configuration's region, and no others")
    .addHelpText(
      "after",
      examples("npx werkgebied schedule delete members", "npx werkgebied schedule delete --all"),
    )
    .action(deleteCommand);
}

async function deleteCommand(feeds: string[], options: Options, command: Command): Promise<void> {
  if (feeds.length > 0 === Boolean(options.all)) {
    command.error("error: name the feeds whose schedules are to go, or give --all");
  }
  const deleted = await withConnection(options, async (connection) => {
    const found = await chosen(connection, feeds);
    for (const { id } of found) await connection.client.schedule.getHandle(id).delete();
    const scheduled = scheduledFeeds(connection.workplace);
    return found.map((one) => ({ ...one, isConfigured: scheduled.includes(one.feed) }));
  });
  answer(options, deleted, () => [
    ...deleted.map(({ feed }) => `Deleted: ${feed}`),
    ...(deleted.length === 0 ? ["There are no schedules."] : []),
    ...(deleted.some(({ isConfigured }) => isConfigured)
      ? ["What the configuration still has, `apply`, `up` and `worker` make again."]
      : []),
  ]);
}

async function chosen(connection: TemporalConnection, feeds: string[]) {
  const found =
    feeds.length > 0
      ? await Promise.all(feeds.map((feed) => namedSchedule(connection, feed)))
      : [...(await findSchedules(connection.client, connection.workplace)).values()];
  return found.map(({ feed, scheduleId }) => ({ feed, id: scheduleId }));
}
