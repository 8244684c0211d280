import { existsSync } from "node:fs";
import { readdir, readlink } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../data/loadConfig.js";
import { startWorker } from "../../workflows/worker.js";
import { freePort } from "../support/ports.js";
import { smallRegion } from "../support/smallRegion.js";

test.skipIf(process.platform !== "linux")(
  "a worker that cannot begin lets go of the warehouse and of its claim",
  async () => {
    const region = await smallRegion({ months: 1 });
    const workplace = await loadConfig(region.config);
    const nobody = { address: `127.0.0.1:${await freePort()}`, namespace: "default" };
    await expect(startWorker(workplace, nobody)).rejects.toThrow("Temporal does not answer at");
    const names = await readdir("/proc/self/fd");
    const files = await Promise.all(
      names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => "")),
    );
    expect(files.filter((file) => file.startsWith(region.var))).toEqual([]);
    expect(existsSync(path.join(region.var, "worker.lock"))).toBe(false);
  },
);
