import type { Command } from "commander";
import { ConfigError } from "../../../data/errors.js";
import { loadConfig } from "../../../data/loadConfig.js";
import { currentVersion, publishedFolder, siteFolder } from "../../publish/publications.js";
import { findEdition } from "../findEdition.js";
import { serveFolder } from "../../serve.js";
import { interrupted } from "../interrupted.js";
import { examples, toPort, toSites, withPlace, type PlaceOptions } from "../options.js";
import { answer } from "../output.js";
import { say } from "../say.js";

export function addServe(program: Command): void {
  withPlace(program.command("serve"))
    .description("serve the site of the current publication until Ctrl-C, without a worker")
    .option("--port <number>", "port of the site; 3000, or the next that is free", toPort)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--edition <library>", "a library's own edition, instead of the one for all")
    .option("--embed-on <sites>", "sites that may show an address with ?embed in a frame", toSites)
    .addHelpText(
      "after",
      examples(
        "npx werkgebied serve",
        "npx werkgebied serve --port 8080 --edition bibliotheek-merwedal",
      ),
    )
    .action(serveCommand);
}

type Options = PlaceOptions & {
  port?: number;
  host: string;
  edition?: string;
  embedOn?: string[];
};

async function serveCommand(options: Options): Promise<void> {
  const { varFolder } = await loadConfig(options.config, options.data);
  const published = publishedFolder(varFolder);
  const version = await currentVersion(published);
  if (!version) {
    throw new ConfigError(
      "Nothing was published yet, so there is nothing to serve. Make a publication with: werkgebied refresh",
    );
  }
  const { host, port, embedOn } = options;
  const edition = await findEdition(published, options.edition);
  const folder = siteFolder(published, edition);
  const site = await serveFolder({ folder, host, port, embedOn, onMessage: say });
  if (edition !== "public" && !isLoopback(host)) {
    say(
      `Warning: this is the edition of one library, and whoever can reach ${host} can read it. Leave --host out to keep it to this machine.`,
    );
  }
  answer(options, { url: site.url, version, edition }, () => [
    `${site.url}  (${version}, and whatever is published after it)`,
    "Press Ctrl-C to stop.",
  ]);
  await interrupted();
  await site.close();
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);
}
