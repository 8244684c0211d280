import { IllegalStateError } from "@temporalio/common";
import {
  DefaultLogger,
  Runtime,
  type RuntimeOptions,
  type TelemetryOptions,
} from "@temporalio/worker";
import type { Logger } from "pino";
import { checkMetricsAddress } from "./metricsAddress.js";
import { buckets } from "./metrics.js";
import { toTemporalLogger } from "./temporalLogger.js";

export interface RuntimeObservation {
  /** Left out: the SDK only speaks up when something is wrong; the command line tells the rest. */
  log?: Logger | null;
  /** Where Prometheus may come for metrics, such as `127.0.0.1:9464`; left out: nowhere. */
  metrics?: string;
}

/** Tells Temporal's SDK, of which there is one in a process, where its logs and metrics go. */
export async function installRuntime({ log, metrics }: RuntimeObservation): Promise<void> {
  const bindAddress = metrics ? await checkMetricsAddress(metrics) : null;
  const options: RuntimeOptions = {
    shutdownSignals: [],
    logger: log ? toTemporalLogger(log) : new DefaultLogger("ERROR"),
    telemetryOptions: {
      logging: { filter: { core: "WARN", other: "ERROR" }, forward: {} },
      ...(bindAddress && { metrics: prometheusAt(bindAddress) }),
    },
  };
  try {
    Runtime.install(options);
  } catch (error) {
    // A second worker in one process shares what the first one set.
    if (!(error instanceof IllegalStateError)) throw error;
  }
}

function prometheusAt(bindAddress: string): NonNullable<TelemetryOptions["metrics"]> {
  return {
    attachServiceName: false,
    prometheus: {
      bindAddress,
      countersTotalSuffix: true,
      unitSuffix: true,
      useSecondsForDurations: true,
      histogramBucketOverrides: buckets,
    },
  };
}
