import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ConfigInput } from "../../../data/config.js";
import { notifyEvents } from "../../../data/notifyConfig.js";
import { runCli } from "../../support/cli.js";
import { deliverPart } from "../../support/deliverPart.js";
import {
  smallRegion,
  type SmallRegion,
  type SmallRegionOptions,
} from "../../support/smallRegion.js";
import { startHook, startMailServer } from "./servers.js";

const SLOW = { timeout: 400_000 };
const NEVER = "2024-09-01";

test(
  "each refresh that somebody should hear of is told once, whatever the servers do",
  SLOW,
  async () => {
    const hook = await startHook(500, 500, 200);
    const gate = { maxDrop: 0.3 };
    const region = await regionWith({ months: 1, empty: [NEVER], feed: { gate } });
    const { key, cert, file: certificate } = await certificateIn(region.folder);
    const server = await startMailServer({ key, cert, authOptional: false });
    await tell(region, {
      on: [...notifyEvents],
      webhook: { url: { env: "HOOK" } },
      mail: {
        host: "127.0.0.1",
        port: server.port,
        user: "werkgebied",
        password: { env: "SMTP_WORD" },
        from: "werkgebied@example.org",
        to: ["data@example.org"],
      },
    });
    const secrets = { HOOK: hook.url, SMTP_WORD: "geheim", NODE_EXTRA_CA_CERTS: certificate };
    const events = () => hook.posts.map(({ body }) => body.event);

    expectCode(0, await refresh(region, secrets, "--snapshot", "2024-01-01"));
    expect(events()).toEqual(["published", "published", "published"]);
    expect(server).toMatchObject({ passwords: ["geheim"], mails: [{ isSecure: true }] });

    expectCode(0, await refresh(region, secrets, "--snapshot", "2024-01-01"));
    expect(events()).toHaveLength(3);

    expectCode(0, await refresh(region, secrets, "--snapshot", NEVER));
    expect(events().slice(3)).toEqual(["incomplete"]);
    expect(hook.posts.at(-1)?.body.lines).toContain(
      `members ${NEVER}: refused: The file has a header and no rows. That is a failed export rather than an empty library: deliver it again.`,
    );

    await deliverPart(region, "2024-02-01", 30);
    // The mail cannot be sent without its password: that is no reason to end in another way.
    const unset = { ...secrets, SMTP_WORD: undefined };
    expectCode(4, await refresh(region, unset, "--snapshot", "2024-02-01"));
    expect(events().slice(4)).toEqual(["held"]);
    expect(String(hook.posts.at(-1)?.body.text)).toContain("(maxDrop 30 %)");
    expect(server.mails).toHaveLength(2);
    expect(JSON.stringify(hook.posts.map(({ body }) => body))).not.toMatch(
      /Janneke|1234AA|P100000|geheim/,
    );
  },
);

test("a refresh that publishes nothing is told with its reason", SLOW, async () => {
  const hook = await startHook();
  const region = await regionWith({ months: 0, empty: [NEVER] });
  await tell(region, { webhook: { url: hook.url } });
  expectCode(1, await refresh(region, {}));
  expect(hook.posts.map(({ body }) => body)).toMatchObject([
    {
      event: "failed",
      subject: "Proefgebied: er is niets gepubliceerd",
      counts: { refused: 1 },
      lines: [
        "There is no snapshot of members yet, so there is nothing to publish.",
        expect.stringContaining(`members ${NEVER}: refused: `),
        "Wat eerder is gepubliceerd, blijft staan.",
      ],
    },
  ]);
});

async function regionWith(options: SmallRegionOptions): Promise<SmallRegion> {
  const region = await smallRegion(options);
  onTestFinished(() => rm(region.folder, { recursive: true }));
  return region;
}

async function tell({ config }: SmallRegion, notify: ConfigInput["notify"]) {
  const text = await readFile(config, "utf8");
  await writeFile(
    config,
    text.replace("feeds: {", `notify: ${JSON.stringify(notify)},\n  feeds: {`),
  );
}

function refresh(region: SmallRegion, env: NodeJS.ProcessEnv, ...args: string[]) {
  return runCli(["refresh", "--config", region.config, ...args], {
    env: { TEMPORAL_ADDRESS: undefined, ...env },
  });
}

function expectCode(code: number, result: { code: number | null; output: string }) {
  expect(result.code, result.output).toBe(code);
}

/** A certificate for this machine, which only who is told of its file will trust. */
async function certificateIn(folder: string) {
  const [key, file] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  const subject = "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1";
  const args = `req -x509 -newkey rsa:2048 -nodes -days 2 ${subject} -keyout ${key} -out ${file}`;
  execFileSync("openssl", args.split(" "), { stdio: "ignore" });
  return { file, key: await readFile(key), cert: await readFile(file) };
}
