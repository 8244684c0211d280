import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError } from "../../../data/errors.js";
import { connectServer } from "../../../workflows/server/index.js";
import {
  canMakeCertificates,
  makeCertificates,
  type Certificates,
} from "../../support/certificates.js";

const API_KEY = "eyJhbGciOi.proef-sleutel.1234567890";
/** Nobody is asked: were it otherwise, the sentence would be another one. */
const nobody = { TEMPORAL_ADDRESS: "127.0.0.1:1" };

let made: Certificates;
let file: (name: string) => string;

async function refusal(settings: NodeJS.ProcessEnv): Promise<string> {
  const env = { ...nobody, ...settings };
  const connecting = connectServer({ varFolder: "unused", env, onMessage: () => undefined });
  const error = await connecting.then(
    () => null,
    (thrown: Error) => thrown,
  );
  expect(error).toBeInstanceOf(ConfigError);
  return error?.message ?? "";
}

test.each([`${API_KEY}\n`, `${API_KEY}\r`, `Bearer ${API_KEY}`, `“${API_KEY}”`])(
  "an API key that no header can hold, such as %j, is refused without telling it",
  async (key) => {
    const sentence = await refusal({ TEMPORAL_API_KEY: key });
    expect(sentence).toMatch(
      /^Temporal: TEMPORAL_API_KEY holds a space, a line end or another sign/,
    );
    expect(sentence).not.toContain(API_KEY);
  },
);

test("TLS is switched by true and false, and by no other word", async () => {
  const sentence = 'Temporal: TEMPORAL_TLS is "1". Set it to true or to false, or unset it.';
  expect(await refusal({ TEMPORAL_TLS: "1" })).toBe(sentence);
});

describe.skipIf(!canMakeCertificates("The certificates of TLS"))("of the files of TLS", () => {
  beforeAll(async () => {
    made = makeCertificates();
    file = (name) => path.join(made.folder, name);
    await writeFile(file("text.pem"), "no certificate\n");
    const passphrase = ["-aes256", "-passout", "pass:secret"];
    const inOut = ["-in", made.client.key, "-out", file("locked.key")];
    execFileSync("openssl", ["ec", ...passphrase, ...inOut], { stdio: "pipe" });
  });

  afterAll(() => rm(made.folder, { recursive: true }));

  test.each(["CERT", "KEY", "CA"])("TEMPORAL_TLS_%s that is not there is named", async (which) => {
    const name = `TEMPORAL_TLS_${which}`;
    const settings = { ...clientPair(), [name]: file("missing.pem") };
    expect(await refusal(settings)).toBe(
      `Temporal: ${name} names ${file("missing.pem")}, which cannot be read (ENOENT). Correct the path.`,
    );
  });

  test("one of the pair alone, and a key of another certificate, are refused", async () => {
    const { TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY } = clientPair();
    const pair = "Temporal: TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY belong together, and";
    const alone = `${pair} one is not set. Set both or neither.`;
    expect(await refusal({ TEMPORAL_TLS_CERT })).toBe(alone);
    expect(await refusal({ TEMPORAL_TLS_KEY })).toBe(alone);
    expect(await refusal({ TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY: made.server.key })).toBe(
      `${pair} these do not. Give the key with which the certificate was made.`,
    );
  });

  test("a file that is something else is named, and what it should be", async () => {
    for (const [which, what, name] of [
      ["CERT", "certificate", "text.pem"],
      ["CA", "certificate", "text.pem"],
      ["KEY", "private key", "text.pem"],
      ["KEY", "private key", "locked.key"],
    ] as const) {
      const settings = { ...clientPair(), [`TEMPORAL_TLS_${which}`]: file(name) };
      expect(await refusal(settings)).toBe(
        `Temporal: TEMPORAL_TLS_${which} names ${file(name)}, which is no ${what} in PEM that opens without a passphrase. Give the file of one.`,
      );
    }
  });
});

function clientPair() {
  return { TEMPORAL_TLS_CERT: made.client.cert, TEMPORAL_TLS_KEY: made.client.key };
}
