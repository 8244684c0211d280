import type { Logger as TemporalLogger, LogLevel, LogMetadata } from "@temporalio/common";
import type { Logger } from "pino";

/** The SDK tells of each start and stop at INFO; ours are the lines about the work. */
const LEVELS = {
  TRACE: "trace",
  DEBUG: "trace",
  INFO: "debug",
  WARN: "warn",
  ERROR: "error",
} as const satisfies Record<LogLevel, string>;

const KEPT = ["sdkComponent", "taskQueue", "workflowId", "activityType", "attempt"];

/** Routes what Temporal's SDK has to say into our log. */
export function toTemporalLogger(log: Logger): TemporalLogger {
  const write = (level: LogLevel, message: string, meta: LogMetadata = {}) => {
    // How an activity went is told by ours, with its feed and counts.
    if (level !== "ERROR" && "activityType" in meta) return;
    // So it is meant: the queue of the warehouse is for activities only.
    if (message.startsWith("No workflows registered")) return;
    log[LEVELS[level]]({ from: "temporal", ...factsOf(meta) }, message);
  };
  return {
    log: write,
    trace: (message, meta) => write("TRACE", message, meta),
    debug: (message, meta) => write("DEBUG", message, meta),
    info: (message, meta) => write("INFO", message, meta),
    warn: (message, meta) => write("WARN", message, meta),
    error: (message, meta) => write("ERROR", message, meta),
  };
}

/** Named ones only: others may hold a payload, or an error with a stack. */
function factsOf(meta: LogMetadata): Record<string, unknown> {
  const kept = Object.entries(meta).filter(([name]) => KEPT.includes(name));
  const error: unknown = meta.error;
  return {
    ...Object.fromEntries<unknown>(kept),
    ...(error instanceof Error && { error: error.message }),
  };
}
