import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { createLog, logFormOf, logLevelOf } from "../../../workflows/observe/log.js";
import { checkMetricsAddress } from "../../../workflows/observe/metricsAddress.js";
import { toTemporalLogger } from "../../../workflows/observe/temporalLogger.js";
import { freePort } from "../../support/ports.js";

function collect(level = "info") {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("json", level, { write: (line) => lines.push(JSON.parse(line)) })!;
  return { log, lines };
}

describe("the form of the log", () => {
  test("is what the environment asks, or else what the caller does", () => {
    expect(logFormOf({ WERKGEBIED_LOG: "pretty" }, "off")).toBe("pretty");
    expect(logFormOf({}, "json")).toBe("json");
    expect(logLevelOf({ WERKGEBIED_LOG_LEVEL: "debug" })).toBe("debug");
    expect(logLevelOf({})).toBe("info");
  });

  test("that does not exist is refused by name", () => {
    expect(() => logFormOf({ WERKGEBIED_LOG: "xml" }, "off")).toThrow(
      'WERKGEBIED_LOG is "xml". Set it to one of: json, pretty, off.',
    );
    expect(() => logLevelOf({ WERKGEBIED_LOG_LEVEL: "loud" })).toThrow(
      /^WERKGEBIED_LOG_LEVEL is "loud"\. Set it to one of: .*info/,
    );
  });

  test("off is no log", () => {
    expect(createLog("off", "info")).toBeNull();
  });
});

test("a line holds the moment and the level as words, and neither machine nor process", () => {
  const { log, lines } = collect();
  log.info({ feed: "members" }, "load: done");
  expect(lines).toEqual([
    {
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      feed: "members",
      msg: "load: done",
    },
  ]);
});

describe("what Temporal's SDK has to say", () => {
  test("goes into the same log, with names only", () => {
    const { log, lines } = collect();
    const logger = toTemporalLogger(log);
    logger.info("Worker state changed", { state: "RUNNING" });
    logger.warn("Poll failed", {
      taskQueue: "main",
      payload: "Janneke",
      error: new Error("no answer"),
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: "warn",
      from: "temporal",
      taskQueue: "main",
      error: "no answer",
      msg: "Poll failed",
    });
    expect(JSON.stringify(lines)).not.toContain("Janneke");
  });

  test("of an activity is left to our own line, unless it is an error of its own", () => {
    const { log, lines } = collect("trace");
    const logger = toTemporalLogger(log);
    logger.warn("Activity failed", { activityType: "load" });
    logger.error("load: could not be observed", { activityType: "load" });
    expect(lines.map(({ msg }) => msg)).toEqual(["load: could not be observed"]);
  });
});

describe("the place for metrics", () => {
  test("is an address and a port", async () => {
    for (const text of ["9464", "localhost:9464", "127.0.0.1:0", "127.0.0.1:99999", "nonsense"]) {
      await expect(checkMetricsAddress(text)).rejects.toThrow(`"${text}" is no place for metrics.`);
    }
  });

  test("that somebody else has is refused by its number", async () => {
    const port = await freePort();
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    await expect(checkMetricsAddress(`127.0.0.1:${port}`)).rejects.toThrow(
      `Metrics: cannot listen on port ${port} of 127.0.0.1 (EADDRINUSE).`,
    );
    server.close();
  });
});
