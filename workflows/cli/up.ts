import path from "node:path";
import { serveFolder } from "../serve.js";
import { applySchedules } from "../schedules.js";
import { interrupted } from "./interrupted.js";
import { runRefresh } from "./refresh.js";
import { say } from "./say.js";
import { openSession, type SessionOptions } from "./session.js";

export interface UpOptions extends SessionOptions {
  once?: boolean;
  port?: number;
}

/** `werkgebied up` (`npm start`): refreshes everything, serves the site and goes on by schedule. */
export async function upCommand(options: UpOptions): Promise<void> {
  const session = await openSession(options);
  try {
    const schedules = await applySchedules(session.client, session.workplace);
    const isWhole = await runRefresh(session, { all: true });
    if (!isWhole || options.once) return;
    const folder = path.join(session.workplace.varFolder, "published/current/sites/internal");
    const site = await serveFolder({ folder, port: options.port, onMessage: say });
    const lines = [
      "",
      `  Site           ${site.url}`,
      `  Temporal       ${session.server.uiUrl ?? session.server.address}`,
      `  Schedules      ${schedules.length} (${schedules.map(({ feed }) => feed).join(", ") || "none"})`,
      "",
      "Press Ctrl-C to stop.",
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    await interrupted();
    await site.close();
  } finally {
    await session.close();
  }
}
