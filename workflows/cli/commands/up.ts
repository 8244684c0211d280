import type { Command } from "commander";
import { serveFolder } from "../../serve.js";
import { applySchedules } from "../../schedules/apply.js";
import { publishedFolder, siteFolder } from "../../publish/publications.js";
import { findEdition } from "../findEdition.js";
import { interrupted } from "../interrupted.js";
import { examples, toPort, withServer, type ServerCommandOptions } from "../options.js";
import { runRefresh } from "../runRefresh.js";
import { say } from "../say.js";
import { openSession } from "../session.js";

export function addUp(program: Command): void {
  withServer(program.command("up"))
    .description("refresh everything, serve the site, and go on by schedule (npm start)")
    .option("--once", "refresh and publish, then stop")
    .option("--port <number>", "port of the site", toPort)
    .addHelpText("after", examples("npm start -- --once"))
    .action(upCommand);
}

type Options = ServerCommandOptions & { once?: boolean; port?: number };

async function upCommand(options: Options): Promise<void> {
  const session = await openSession(options);
  try {
    const applied = await applySchedules(session.client, session.workplace);
    const schedules = applied.filter(({ status }) => status !== "deleted");
    const isWhole = await runRefresh(session, { all: true }, options);
    if (!isWhole || options.once) return;
    const published = publishedFolder(session.workplace.varFolder);
    const folder = siteFolder(published, await findEdition(published));
    const site = await serveFolder({ folder, port: options.port, onMessage: say });
    const lines = [
      "",
      `  Site           ${site.url}`,
      `  Temporal       ${session.server.uiUrl ?? session.server.address}`,
      `  Schedules      ${schedules.length} (${schedules.map(({ feed }) => feed).join(", ") || "none"})`,
      "",
      "Press Ctrl-C to stop.",
    ];
    // Standard output is the result's where that is asked for as JSON.
    if (options.json) say(lines.join("\n"));
    else process.stdout.write(`${lines.join("\n")}\n`);
    await interrupted();
    await site.close();
  } finally {
    await session.close();
  }
}
