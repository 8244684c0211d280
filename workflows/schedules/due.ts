import type { Client } from "@temporalio/client";
import Long from "long";

export interface Range {
  start: Date;
  end: Date;
}

/** When a schedule is due within a range, by Temporal's own reckoning: at most 1000 moments. */
export async function listDue(client: Client, scheduleId: string, range: Range): Promise<Date[]> {
  const { startTime } = await client.workflowService.listScheduleMatchingTimes({
    namespace: client.options.namespace,
    scheduleId,
    startTime: toTimestamp(range.start),
    endTime: toTimestamp(range.end),
  });
  return startTime.map(({ seconds }) => new Date(Number(String(seconds ?? 0)) * 1000));
}

function toTimestamp(moment: Date) {
  return { seconds: Long.fromNumber(moment.getTime() / 1000), nanos: 0 };
}
