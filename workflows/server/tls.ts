import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ConnectionOptions } from "@temporalio/client";
import { ConfigError } from "../../data/errors.js";

type Env = NodeJS.ProcessEnv;

/** What the environment says of TLS. Throws a ConfigError where it cannot be used. */
export async function readTls(env: Env): Promise<ConnectionOptions["tls"]> {
  if (Boolean(env.TEMPORAL_TLS_CERT) !== Boolean(env.TEMPORAL_TLS_KEY))
    throw noPair("one is not set. Set both or neither");
  const crt = await readPem(env, "TEMPORAL_TLS_CERT");
  const key = await readPem(env, "TEMPORAL_TLS_KEY");
  const serverRootCACertificate = await readPem(env, "TEMPORAL_TLS_CA");
  const isPair = !crt || !key || new X509Certificate(crt).checkPrivateKey(createPrivateKey(key));
  if (!isPair) throw noPair("these do not. Give the key with which the certificate was made");
  const isOn = readSwitch(env);
  const clientCertPair = crt && key ? { crt, key } : undefined;
  if (clientCertPair || serverRootCACertificate) return { clientCertPair, serverRootCACertificate };
  return isOn;
}

/** Left undefined, the SDK turns it on where there is an API key. */
function readSwitch({ TEMPORAL_TLS: value }: Env): boolean | undefined {
  if (!value) return undefined;
  if (value === "true" || value === "false") return value === "true";
  throw new ConfigError(
    `Temporal: TEMPORAL_TLS is "${value}". Set it to true or to false, or unset it.`,
  );
}

const KINDS = {
  TEMPORAL_TLS_CERT: { what: "certificate", parse: (pem: Buffer) => new X509Certificate(pem) },
  TEMPORAL_TLS_CA: { what: "certificate", parse: (pem: Buffer) => new X509Certificate(pem) },
  TEMPORAL_TLS_KEY: { what: "private key", parse: createPrivateKey },
};

async function readPem(env: Env, name: keyof typeof KINDS) {
  const path = env[name];
  if (!path) return undefined;
  const pem = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `Temporal: ${name} names ${path}, which cannot be read (${cause.code}). Correct the path.`,
      { cause },
    );
  });
  const { what, parse } = KINDS[name];
  try {
    parse(pem);
  } catch (cause) {
    throw new ConfigError(
      `Temporal: ${name} names ${path}, which is no ${what} in PEM that opens without a passphrase. Give the file of one.`,
      { cause },
    );
  }
  return pem;
}

function noPair(why: string) {
  return new ConfigError(
    `Temporal: TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY belong together, and ${why}.`,
  );
}
