import { readFile } from "node:fs/promises";
import type { ConnectionOptions } from "@temporalio/client";
import { ConfigError } from "../../data/errors.js";
import { askNamespace } from "./answers.js";
import type { TemporalServer } from "./index.js";

type Env = NodeJS.ProcessEnv;

/** The cluster that the environment names; its operation is somebody else's. */
export async function connectCluster(env: Env): Promise<TemporalServer> {
  const address = env.TEMPORAL_ADDRESS ?? "";
  const namespace = env.TEMPORAL_NAMESPACE || "default";
  const apiKey = env.TEMPORAL_API_KEY || undefined;
  const tls = await readTls(env);
  await check({ address, tls, apiKey }, namespace);
  const uiUrl = env.TEMPORAL_UI_URL || null;
  return { address, namespace, uiUrl, tls, apiKey, stop: async () => {} };
}

async function readTls(env: Env): Promise<ConnectionOptions["tls"]> {
  if (Boolean(env.TEMPORAL_TLS_CERT) !== Boolean(env.TEMPORAL_TLS_KEY)) {
    throw new ConfigError(
      "Temporal: TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY belong together, and one is not set. Set both or neither.",
    );
  }
  const crt = await readPem(env, "TEMPORAL_TLS_CERT");
  const key = await readPem(env, "TEMPORAL_TLS_KEY");
  const serverRootCACertificate = await readPem(env, "TEMPORAL_TLS_CA");
  const clientCertPair = crt && key ? { crt, key } : undefined;
  if (clientCertPair || serverRootCACertificate) return { clientCertPair, serverRootCACertificate };
  // Left undefined, the SDK turns it on where there is an API key.
  return env.TEMPORAL_TLS ? env.TEMPORAL_TLS === "true" : undefined;
}

async function readPem(env: Env, name: string) {
  const path = env[name];
  if (!path) return undefined;
  try {
    return await readFile(path);
  } catch (error) {
    throw new ConfigError(
      `Temporal: ${name} names ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code}). Correct the path.`,
      { cause: error },
    );
  }
}

const notFound = 5;

async function check(options: ConnectionOptions, namespace: string) {
  try {
    await askNamespace({ ...options, connectTimeout: 10_000 }, namespace);
  } catch (error) {
    const { code, message } = error as Error & { code?: number };
    if (code === undefined || code !== notFound) throw unreachable(options, message, error);
    throw new ConfigError(
      `Temporal at ${options.address}: there is no namespace "${namespace}". Make it there, or correct TEMPORAL_NAMESPACE.`,
      { cause: error },
    );
  }
}

function unreachable({ address }: ConnectionOptions, reason: string, cause: unknown) {
  const sentence = reason.replace(/[.\s]+$/, "");
  return new ConfigError(
    `Temporal at ${address}, named by TEMPORAL_ADDRESS: does not answer (${sentence}). See that it runs and ` +
      "that this machine may reach it, correct the TEMPORAL_ settings, or unset TEMPORAL_ADDRESS to use a server " +
      "of our own.",
    { cause },
  );
}
