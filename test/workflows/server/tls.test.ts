import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError } from "../../../data/errors.js";
import { connectServer } from "../../../workflows/server/index.js";
import { canMakeCertificates, makeCertificates } from "../../support/certificates.js";
import { runCli } from "../../support/cli.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";
import { startTlsFront, type Call, type TlsFrontOptions } from "../../support/tlsFront.js";

const API_KEY = "eyJhbGciOi.proef-sleutel.1234567890";
/** What a machine may have set for a cluster of its own. */
const NOTHING = Object.fromEntries(
  ["ADDRESS", "NAMESPACE", "API_KEY", "TLS", "TLS_CERT", "TLS_KEY", "TLS_CA"].map((name) => [
    `TEMPORAL_${name}`,
    undefined,
  ]),
);

let region: SmallRegion;
let bench: Bench;
let made: ReturnType<typeof makeCertificates>;
const fronts: { stop(): Promise<void> }[] = [];

async function startFront(options: TlsFrontOptions) {
  const front = await startTlsFront(bench.server.address, made, options);
  fronts.push(front);
  const env = { ...NOTHING, TEMPORAL_ADDRESS: front.address, TEMPORAL_TLS_CA: made.ca };
  return { env, calls: front.calls };
}

const ownCertificate = () => ({
  TEMPORAL_TLS_CERT: made.client.cert,
  TEMPORAL_TLS_KEY: made.client.key,
});

const refresh = (env: NodeJS.ProcessEnv) => runCli(["refresh", "--config", region.config], { env });

/** The sentence with which it is refused. */
async function refusal(env: NodeJS.ProcessEnv): Promise<string> {
  const connecting = connectServer({ varFolder: region.var, env, onMessage: () => undefined });
  const error = await connecting.then(
    () => new Error("It was not refused."),
    (thrown: Error) => thrown,
  );
  expect(error).toBeInstanceOf(ConfigError);
  expect(error.message).not.toContain("\n");
  return error.message;
}

/** Of the client and of the worker, which each have a connection of their own. */
function expectBothSides(calls: Call[]) {
  const methods = calls.map(({ method }) => method);
  expect(methods).toContain("StartWorkflowExecution");
  expect(methods).toContain("RespondActivityTaskCompleted");
}

describe.skipIf(!canMakeCertificates("TLS to a cluster"))("a cluster behind TLS", () => {
  beforeAll(async () => {
    region = await smallRegion({ months: 1 });
    bench = await startServer(region.config);
    made = makeCertificates();
  });

  afterAll(async () => {
    for (const front of fronts) await front.stop();
    await bench.stop();
    await rm(made.folder, { recursive: true });
    await rm(region.folder, { recursive: true });
  });

  test("is used by a whole refresh, with a CA and a client certificate of its own", async () => {
    const { env, calls } = await startFront({ demandsCertificate: true });
    const { code, output } = await refresh({ ...env, ...ownCertificate() });
    expect(code, output).toBe(0);
    expectBothSides(calls);
    expect(new Set(calls.map(({ client }) => client))).toEqual(new Set(["client"]));
  });

  test("that demands a client certificate refuses a refresh without one, in a sentence", async () => {
    const { env, calls } = await startFront({ demandsCertificate: true });
    const { code, output } = await refresh(env);
    expect(code).toBe(1);
    const sentence =
      "named by TEMPORAL_ADDRESS: does not answer (tlsv13 alert certificate required)";
    expect(output).toContain(`Temporal at ${env.TEMPORAL_ADDRESS}, ${sentence}. See that it runs`);
    expect(output).not.toMatch(/^\s+at /m);
    expect(calls).toEqual([]);
  });

  test("is not trusted where another CA signed its certificate, which the sentence tells", async () => {
    const { env, calls } = await startFront({});
    const sentence = await refusal({ ...env, TEMPORAL_TLS_CA: made.strangerCa });
    expect(sentence).toMatch(
      /does not answer \(self-signed certificate in certificate chain\)\. See/,
    );
    expect(calls).toEqual([]);
  });

  test("is sent the API key as a bearer in each call, by the client and by the worker", async () => {
    const { env, calls } = await startFront({ apiKey: API_KEY });
    const { code, output } = await refresh({ ...env, TEMPORAL_API_KEY: API_KEY });
    expect(code, output).toBe(0);
    expectBothSides(calls);
    const sent = new Set(calls.map(({ authorization }) => authorization));
    expect(sent).toEqual(new Set([`Bearer ${API_KEY}`]));
  });

  test.each([
    [16, "does not let us in (UNAUTHENTICATED). Correct TEMPORAL_API_KEY"],
    [7, "does not let us in (PERMISSION_DENIED). Correct TEMPORAL_API_KEY"],
    [13, "does not answer (not authorized: Bearer ...)"],
  ])(
    "that repeats a wrong API key with status %i does not bring it into our text",
    async (...of) => {
      const [status, sentence] = of;
      const { env } = await startFront({ apiKey: "another", status });
      const text = await refusal({ ...env, TEMPORAL_API_KEY: API_KEY });
      expect(text).toContain(sentence);
      expect(text).not.toContain(API_KEY);
    },
  );
});
