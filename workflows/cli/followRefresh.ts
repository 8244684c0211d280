import { setTimeout as sleep } from "node:timers/promises";
import { Listr } from "listr2";
import { progressQuery } from "../refresh.js";
import type { RefreshProgress, RefreshResult, Step } from "../types.js";
import type { OutputOptions } from "./output.js";
import type { RefreshHandle } from "./startRefresh.js";

const POLL_MS = 300;

/** Draws the progress of a refresh until it ends. */
export async function followRefresh(
  handle: RefreshHandle,
  { json }: OutputOptions = {},
): Promise<RefreshResult> {
  const ended = handle.result();
  let isOver = false;
  const over = ended.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  let progress: RefreshProgress | undefined;
  const watch = async () => {
    while (!isOver) {
      // A query fails while no worker is there to answer it; the next one will tell.
      progress = await handle.query(progressQuery).catch(() => progress);
      await Promise.race([over, sleep(POLL_MS)]);
    }
  };
  const watching = watch();
  const phase = (
    title: string,
    after: RefreshProgress["phase"],
    text: (now: RefreshProgress) => string,
  ) => ({
    title,
    task: async (_: unknown, task: { output: string; title: string }) => {
      while (!isOver && !isPast(progress?.phase, after)) {
        const line = progress ? text(progress) : "";
        // The same line again would fill a log where there is no terminal to redraw.
        if (line !== "" && line !== task.output) task.output = line;
        await Promise.race([over, sleep(POLL_MS)]);
      }
      // What failed is told once, by whoever asked for the refresh.
      if (isOver) await ended.catch(() => Promise.reject(new Error("stopped here")));
      if (progress) task.title = `${title}${total(after, progress)}`;
    },
  });
  const tasks = new Listr(
    [
      phase("Ingest", "ingest", (now) => `${bar(now.ingest)} ${now.current.join(", ")}`),
      phase("Transform", "transform", (now) => `${bar(now.transform)} ${now.current.join(", ")}`),
      phase("Publish", "publish", () => "marts, figures and pages"),
    ],
    { registerSignalListeners: false, renderer: json ? "silent" : "default" },
  );
  await tasks.run().catch(() => undefined);
  await watching;
  return ended;
}

const PHASES: RefreshProgress["phase"][] = ["plan", "ingest", "transform", "publish", "done"];

function isPast(phase: RefreshProgress["phase"] | undefined, after: RefreshProgress["phase"]) {
  return phase !== undefined && PHASES.indexOf(phase) > PHASES.indexOf(after);
}

function total(phase: RefreshProgress["phase"], progress: RefreshProgress): string {
  if (phase === "ingest") return `: ${progress.ingest.total} snapshots`;
  return phase === "transform" ? `: ${progress.transform.total} marts` : "";
}

function bar({ done, total }: Step): string {
  const width = 24;
  const full = total === 0 ? 0 : Math.round((done / total) * width);
  return `${"█".repeat(full)}${"░".repeat(width - full)} ${done}/${total}`;
}
