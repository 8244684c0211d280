import type { Config } from "../../data/config.js";
import type { NotifyEvent } from "../../data/notifyConfig.js";
import type { RunRecord } from "../types.js";
import { sendMail } from "./mail.js";
import { messageOf } from "./message.js";
import { callWebhook } from "./webhook.js";

/**
 * Tells whom the configuration names how a run ended. Sentences, names and counts only.
 * @throws SourceError where a server does not take it just now
 */
export async function notify(config: Config, run: RunRecord): Promise<void> {
  const wish = config.notify;
  const event = eventOf(run);
  if (!wish || !event || !wish.on.includes(event)) return;
  const message = messageOf(config.name, event, run);
  // Both are tried: one that is down must not keep the other from telling.
  const ways = [
    ...(wish.webhook ? [callWebhook(wish.webhook, message)] : []),
    ...(wish.mail ? [sendMail(wish.mail, message)] : []),
  ];
  const failed = (await Promise.allSettled(ways)).filter((way) => way.status === "rejected");
  if (failed[0]) throw failed[0].reason;
}

/** Null for a run that nobody needs to hear of: nothing had changed. */
export function eventOf({ outcome, summary }: RunRecord): NotifyEvent | null {
  if (outcome === "failed" || outcome === "held") return outcome;
  if (outcome === "cancelled") return null;
  if (summary.counts.failed + summary.counts.refused > 0) return "incomplete";
  return outcome === "published" ? "published" : null;
}
