import { ConfigError, SourceError } from "../../data/errors.js";
import type { Notify } from "../../data/notifyConfig.js";
import type { Message } from "./message.js";
import { readSecret } from "./secret.js";

const PATIENCE_MS = 20_000;

/**
 * Posts the message as JSON; `text` is what chat programs show.
 * @throws SourceError where the address does not answer, or has a fault
 * @throws ConfigError where it refuses
 */
export async function callWebhook(
  { url, authorization }: NonNullable<Notify["webhook"]>,
  message: Message,
): Promise<void> {
  const address = typeof url === "string" ? url : readAddress(url.env);
  const text = [message.subject, ...message.lines].join("\n");
  const response = await fetch(address, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(authorization && { authorization: readSecret(authorization.env) }),
    },
    body: JSON.stringify({ text, ...message }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    // Its text may quote the address, which lets anyone post.
    throw new SourceError(
      `notify.webhook: the address does not answer (${reasonOf(error)}). Check it, and whether it can be reached from here.`,
    );
  });
  await response.body?.cancel();
  if (response.ok) return;
  const kind = isFinal(response.status) ? ConfigError : SourceError;
  throw new kind(
    `notify.webhook: the address answers ${response.status}. Check it, and its authorization.`,
  );
}

/** A server that is down or busy may be up the next time; one that refuses will refuse again. */
function isFinal(status: number): boolean {
  return status < 500 && status !== 408 && status !== 429;
}

function readAddress(env: string): string {
  const address = readSecret(env);
  if (/^https?:/.test(address) && URL.canParse(address)) return address;
  throw new ConfigError(
    `notify.webhook.url: ${env} holds no address that begins with https:// or http://. Correct it in the environment of the worker.`,
  );
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? name;
}
