import { afterEach, describe, expect, test, vi } from "vitest";
import { notifyEvents } from "../../../data/notifyConfig.js";
import { notify } from "../../../workflows/notify/index.js";
import { failureOf } from "../../data/place.js";
import { freePort } from "../../support/ports.js";
import { configWith, refused, run } from "./runs.js";
import { startHook, startMailServer } from "./servers.js";

const version = "20260701T030100Z-0123456789ab";
const addresses = { from: "werkgebied@example.org", to: ["data@example.org", "it@example.org"] };

afterEach(() => vi.unstubAllEnvs());

describe("what is told", () => {
  test.each([
    [
      "failed",
      run("failed", { version: null, error: "area_segments: its rows break a promise. Mend it." }),
      "Rivierengebied: er is niets gepubliceerd",
      [
        "area_segments: its rows break a promise. Mend it.",
        "Wat eerder is gepubliceerd, blijft staan.",
      ],
    ],
    [
      "held",
      run("held", { findings: ["members 2026-07-01: half is gone.", "Mend it, or accept it."] }),
      "Rivierengebied: nieuwe cijfers worden tegengehouden",
      ["members 2026-07-01: half is gone.", "Mend it, or accept it.", `Lezers zien ${version}.`],
    ],
    [
      "incomplete",
      run("published", {}, [refused]),
      "Rivierengebied: niet elke aanlevering is bruikbaar",
      [
        "members 2026-07-01: refused: leden.csv: is empty. Deliver it again.",
        `Lezers zien ${version}.`,
      ],
    ],
    [
      "published",
      run("published"),
      "Rivierengebied: nieuwe cijfers gepubliceerd",
      [`Lezers zien ${version}.`],
    ],
  ])("of a run that is %s", async (event, ended, subject, lines) => {
    const hook = await startHook();
    await notify(configWith({ on: [...notifyEvents], webhook: { url: hook.url } }), ended);
    expect(hook.posts.map(({ body }) => body)).toEqual([
      {
        event,
        text: [subject, ...lines].join("\n"),
        region: "Rivierengebied",
        run: ended.runId,
        subject,
        lines,
        counts: ended.summary.counts,
        version: ended.version,
      },
    ]);
  });

  test("has its subject in the language of the pages", async () => {
    const hook = await startHook();
    const config = configWith({ webhook: { url: hook.url } }, "en");
    await notify(config, run("held", { version: "" }));
    const { subject, lines } = hook.posts[0]!.body;
    expect(subject).toBe("Rivierengebied: new figures are held back");
    expect(lines).toEqual(["Nothing is published yet."]);
  });

  test("is nothing where nothing had changed, where it was interrupted, or where nobody asked", async () => {
    const hook = await startHook();
    const all = configWith({ on: [...notifyEvents], webhook: { url: hook.url } });
    await notify(all, run("unchanged"));
    await notify(all, run("cancelled", {}, [refused]));
    await notify(configWith({ webhook: { url: hook.url } }), run("published"));
    await notify(configWith(undefined), run("failed"));
    expect(hook.posts).toEqual([]);
  });

  test("is a delivery that is refused, though the figures stay the same", async () => {
    const hook = await startHook();
    await notify(configWith({ webhook: { url: hook.url } }), run("unchanged", {}, [refused]));
    expect(hook.posts[0]?.body.event).toBe("incomplete");
  });
});

describe("a webhook", () => {
  test("is called at an address, and with a word, that only the environment knows", async () => {
    const hook = await startHook();
    vi.stubEnv("HOOK", hook.url);
    vi.stubEnv("HOOK_WORD", "Bearer geheim");
    await notify(
      configWith({ webhook: { url: { env: "HOOK" }, authorization: { env: "HOOK_WORD" } } }),
      run("failed"),
    );
    expect(hook.posts[0]?.headers).toMatchObject({
      authorization: "Bearer geheim",
      "content-type": "application/json",
    });
    expect(JSON.stringify(hook.posts[0]?.body)).not.toContain("geheim");
  });

  test.each([
    [500, "SourceError"],
    [429, "SourceError"],
    [404, "ConfigError"],
  ])("that answers %i is a %s", async (status, name) => {
    const hook = await startHook(status);
    const error = await failureOf(
      notify(configWith({ webhook: { url: hook.url } }), run("failed")),
    );
    expect(error.name).toBe(name);
    expect(error.message).toBe(
      `notify.webhook: the address answers ${status}. Check it, and its authorization.`,
    );
  });

  test("that is not there is a sentence without its address", async () => {
    vi.stubEnv("HOOK", `http://127.0.0.1:${await freePort()}/geheim`);
    const error = await failureOf(
      notify(configWith({ webhook: { url: { env: "HOOK" } } }), run("failed")),
    );
    expect(error.name).toBe("SourceError");
    expect(error.message).toBe(
      "notify.webhook: the address does not answer (ECONNREFUSED). Check it, and whether it can be reached from here.",
    );
  });

  test.each([
    ["", "notify: HOOK is not set. Set it in the environment of the worker."],
    [
      "hooks.example.org/geheim",
      "notify.webhook.url: HOOK holds no address that begins with https:// or http://. Correct it in the environment of the worker.",
    ],
  ])("whose address the environment gives as '%s' is a sentence", async (address, message) => {
    vi.stubEnv("HOOK", address);
    const error = await failureOf(
      notify(configWith({ webhook: { url: { env: "HOOK" } } }), run("failed")),
    );
    expect(`${error.name}: ${error.message}`).toBe(`ConfigError: ${message}`);
  });
});

describe("a mail", () => {
  test("goes to everyone, with subject and sentences", async () => {
    const server = await startMailServer();
    const mail = { host: "127.0.0.1", port: server.port, ...addresses };
    const ended = run("published", {}, [refused]);
    await notify(configWith({ mail }), ended);
    const [sent] = server.mails;
    expect(server.mails).toHaveLength(1);
    expect(sent).toMatchObject({ from: addresses.from, to: addresses.to, isSecure: false });
    const [head, body] = sent!.text.split("\r\n\r\n");
    expect(head).toContain("Subject: Rivierengebied: niet elke aanlevering is bruikbaar");
    expect(body?.replace(/=\r\n/g, "").split("\r\n").slice(0, 2)).toEqual([
      "members 2026-07-01: refused: leden.csv: is empty. Deliver it again.",
      `Lezers zien ${version}.`,
    ]);
    expect(sent!.text).toContain(`werkgebied runs show ${ended.runId}`);
  });

  test("is not sent with a password over a line that others can read", async () => {
    const server = await startMailServer({ allowInsecureAuth: true });
    vi.stubEnv("SMTP_WORD", "geheim");
    const mail = {
      host: "127.0.0.1",
      port: server.port,
      user: "werkgebied",
      password: { env: "SMTP_WORD" },
      ...addresses,
    };
    const error = await failureOf(notify(configWith({ mail }), run("failed")));
    expect(error.message).toMatch(
      /^notify\.mail: 127\.0\.0\.1:\d+ does not take the message \(ETLS\)\. /,
    );
    expect(server).toMatchObject({ mails: [], passwords: [] });
  });

  test("that the server will never take is not tried again, one it cannot take now is", async () => {
    const refuse = async (code: number) => {
      const server = await startMailServer({
        onRcptTo: (_address, _session, done) =>
          done(Object.assign(new Error("geheim"), { responseCode: code })),
      });
      const mail = { host: "127.0.0.1", port: server.port, ...addresses };
      return failureOf(notify(configWith({ mail }), run("failed")));
    };
    const never = await refuse(550);
    expect(never.name).toBe("ConfigError");
    expect(never.message).toContain("does not take the message (EENVELOPE)");
    expect(never.message).not.toContain("geheim");
    expect((await refuse(451)).name).toBe("SourceError");
  });

  test("to a server that is not there is a sentence", async () => {
    const port = await freePort();
    const mail = { host: "127.0.0.1", port, ...addresses };
    const error = await failureOf(notify(configWith({ mail }), run("failed")));
    expect(error.name).toBe("SourceError");
    expect(error.message).toBe(
      `notify.mail: 127.0.0.1:${port} does not take the message (ESOCKET). Check host, port, user and password, and its certificate.`,
    );
  });
});

describe("both", () => {
  test("are told, and not twice where the other is tried again", async () => {
    const hook = await startHook(500, 200);
    const server = await startMailServer();
    const mail = { host: "127.0.0.1", port: server.port, ...addresses };
    const config = configWith({ webhook: { url: hook.url }, mail });
    const ended = run("failed");
    expect((await failureOf(notify(config, ended))).name).toBe("SourceError");
    await notify(config, ended);
    expect(hook.posts).toHaveLength(2);
    expect(server.mails).toHaveLength(1);
    await notify(config, run("failed"));
    expect(server.mails).toHaveLength(2);
  });

  test("are tried again where one may work and the other never will", async () => {
    const hook = await startHook(404);
    const mail = { host: "127.0.0.1", port: await freePort(), ...addresses };
    const config = configWith({ webhook: { url: hook.url }, mail });
    expect((await failureOf(notify(config, run("failed")))).name).toBe("SourceError");
  });
});
