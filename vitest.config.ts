import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./test/support/slowestFirst.js";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Real servers, databases and browsers are started, each with a core or two of its own.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    globalSetup: "test/support/runFolder.ts",
    sequence: { sequencer: SlowestFirst },
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  },
});
