import type { Command } from "commander";
import { isAttended } from "../../../schedules/attended.js";
import { trigger } from "../../../schedules/trigger.js";
import { queuesOf } from "../../../queues.js";
import { withConnection } from "../../connect.js";
import { answer } from "../../output.js";
import { examples, withServer, type ServerCommandOptions } from "../../options.js";
import { checkScheduled, namedSchedule } from "./named.js";

export function addScheduleTrigger(schedule: Command): void {
  withServer(schedule.command("trigger"))
    .description("run a feed's schedule now, for the snapshot of today; also while it is paused")
    .argument("<feed>")
    .addHelpText("after", examples("npx werkgebied schedule trigger members"))
    .action(triggerCommand);
}

async function triggerCommand(feed: string, options: ServerCommandOptions): Promise<void> {
  const triggered = await withConnection(options, async (connection) => {
    const { client, workplace } = connection;
    checkScheduled(workplace, feed);
    const id = await trigger(client, await namedSchedule(connection, feed));
    return { feed, id, isAttended: await isAttended(client, queuesOf(workplace).main) };
  });
  answer(options, triggered, () => [
    triggered.id ?? "It waits for the run before it to end.",
    ...(triggered.isAttended
      ? []
      : ["No worker is there: it begins as soon as one is, such as werkgebied worker."]),
  ]);
}
