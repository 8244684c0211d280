import { SourceError } from "../../data/errors.js";
import type { Notify } from "../../data/notifyConfig.js";
import type { Message } from "./message.js";
import { readSecret } from "./secret.js";

const PATIENCE_MS = 20_000;

/**
 * Posts the message as JSON; `text` is what chat programs show.
 * @throws SourceError where the address does not answer, or not with 2xx
 */
export async function callWebhook(
  { url, authorization }: NonNullable<Notify["webhook"]>,
  message: Message,
): Promise<void> {
  const address = typeof url === "string" ? url : readSecret(url.env);
  const text = [message.subject, ...message.lines].join("\n");
  const response = await fetch(address, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(authorization && { authorization: readSecret(authorization.env) }),
    },
    body: JSON.stringify({ text, ...message }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw new SourceError("notify.webhook: its address does not answer. Check the address.", {
      cause,
    });
  });
  if (response.ok) return;
  throw new SourceError(
    `notify.webhook: answered ${response.status} ${response.statusText}. Check the address and its authorization.`,
  );
}
