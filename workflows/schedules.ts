import {
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
  type ScheduleUpdateOptions,
} from "@temporalio/client";
import type { Feed } from "../data/config.js";
import type { Workplace } from "../data/loadConfig.js";
import { refresh } from "./refresh.js";
import { queuesOf } from "./worker.js";

export interface AppliedSchedule {
  id: string;
  feed: string;
  status: "created" | "updated";
}

/** Makes the schedule of each feed as the configuration has it. */
export async function applySchedules(
  client: Client,
  workplace: Workplace,
): Promise<AppliedSchedule[]> {
  const scheduled = Object.entries(workplace.config.feeds).filter(([, feed]) => feed.schedule);
  const applied: AppliedSchedule[] = [];
  for (const [name, feed] of scheduled) {
    const options = scheduleOf(workplace, name, feed);
    applied.push({ id: options.scheduleId, feed: name, status: await apply(client, options) });
  }
  return applied;
}

type RefreshSchedule = ScheduleOptions<{
  type: "startWorkflow";
  workflowType: typeof refresh;
  args: Parameters<typeof refresh>;
  taskQueue: string;
  workflowId: string;
}>;

async function apply(client: Client, options: RefreshSchedule): Promise<"created" | "updated"> {
  const handle = client.schedule.getHandle(options.scheduleId);
  try {
    // Whether it is paused is decided by people from then on, in Temporal's own pages too.
    await handle.update((previous): ScheduleUpdateOptions => ({
      ...options,
      state: previous.state,
    }));
    return "updated";
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    await client.schedule.create(options);
    return "created";
  }
}

function scheduleOf(workplace: Workplace, name: string, feed: Feed): RefreshSchedule {
  const { cron = "", timeZone, paused } = feed.schedule ?? {};
  const queues = queuesOf(workplace);
  return {
    scheduleId: `${queues.main}-${name}`,
    spec: { cronExpressions: [cron], timezone: timeZone ?? workplace.config.timeZone },
    // Each day that was missed is made up for, one after the other.
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ALL, catchupWindow: "30d" },
    state: { paused: paused ?? false, note: paused ? "Paused by the configuration." : undefined },
    action: {
      type: "startWorkflow",
      workflowType: refresh,
      workflowId: `${queues.main}-refresh-${name}`,
      taskQueue: queues.main,
      args: [{ feeds: [name] }, queues.warehouse],
    },
  };
}
