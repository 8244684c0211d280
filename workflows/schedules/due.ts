import type { Client } from "@temporalio/client";
import { msNumberToTs, tsToDate } from "@temporalio/common/lib/time.js";

export interface Range {
  /** Left out itself, while the end is within. */
  start: Date;
  end: Date;
}

/** When a schedule is due within a range, by Temporal's own reckoning: at most 1000 moments. */
export async function listDue(client: Client, scheduleId: string, range: Range): Promise<Date[]> {
  const { startTime } = await client.workflowService.listScheduleMatchingTimes({
    namespace: client.options.namespace,
    scheduleId,
    startTime: msNumberToTs(range.start.getTime()),
    endTime: msNumberToTs(range.end.getTime()),
  });
  return startTime.map(tsToDate);
}
