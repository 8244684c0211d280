import type { ConnectionOptions } from "@temporalio/client";
import { ConfigError } from "../../data/errors.js";
import { askNamespace } from "./answers.js";
import type { TemporalServer } from "./index.js";
import { reasonOf, type Reason } from "./reason.js";
import { readTls } from "./tls.js";

type Env = NodeJS.ProcessEnv;

/** The cluster that the environment names; its operation is somebody else's. */
export async function connectCluster(env: Env): Promise<TemporalServer> {
  const address = env.TEMPORAL_ADDRESS ?? "";
  const namespace = env.TEMPORAL_NAMESPACE || "default";
  const apiKey = readApiKey(env);
  const tls = await readTls(env);
  await check({ address, tls, apiKey }, namespace);
  const uiUrl = env.TEMPORAL_UI_URL || null;
  return { address, namespace, uiUrl, tls, apiKey, stop: async () => {} };
}

/** What no header can hold is refused here: gRPC would do so with the key in its message. */
function readApiKey({ TEMPORAL_API_KEY: apiKey }: Env) {
  if (!apiKey) return undefined;
  if (/^[!-~]+$/.test(apiKey)) return apiKey;
  throw new ConfigError(
    "Temporal: TEMPORAL_API_KEY holds a space, a line end or another sign that is in no key. Set it to the key alone.",
  );
}

const NOT_FOUND = 5;
/** Statuses of one who is there and says no. */
const REFUSALS: Record<number, string> = { 7: "PERMISSION_DENIED", 16: "UNAUTHENTICATED" };

async function check(options: ConnectionOptions, namespace: string) {
  try {
    await askNamespace({ ...options, connectTimeout: 10_000 }, namespace);
  } catch (cause) {
    throw new ConfigError(explain(options, namespace, await reasonOf(cause, options)), { cause });
  }
}

function explain({ address, apiKey }: ConnectionOptions, namespace: string, reason: Reason) {
  if (reason.code === NOT_FOUND)
    return `Temporal at ${address}: there is no namespace "${namespace}". Make it there, or correct TEMPORAL_NAMESPACE.`;
  const named = `Temporal at ${address}, named by TEMPORAL_ADDRESS`;
  const refusal = REFUSALS[reason.code ?? 0];
  if (refusal)
    return (
      `${named}: does not let us in (${refusal}). Correct TEMPORAL_API_KEY or the certificate of ` +
      `TEMPORAL_TLS_CERT, and see that it may use namespace "${namespace}".`
    );
  // A server may repeat what it was sent.
  const text = typeof apiKey === "string" ? reason.text.replaceAll(apiKey, "...") : reason.text;
  return (
    `${named}: does not answer (${text}). See that it runs and that this machine may reach it, correct the ` +
    "TEMPORAL_ settings, or unset TEMPORAL_ADDRESS to use a server of our own."
  );
}
