import type { Config } from "../../data/config.js";
import { SourceError } from "../../data/errors.js";
import type { NotifyEvent } from "../../data/notifyConfig.js";
import type { RunRecord } from "../types.js";
import { sendMail } from "./mail.js";
import { messageOf } from "./message.js";
import { callWebhook } from "./webhook.js";

/** Ways that have told of a run, while another is tried again: nobody wants to hear it twice. */
const told = new Set<string>();

/**
 * Tells whom the configuration names how a run ended. Sentences, names and counts only.
 * @throws SourceError where a server does not take it just now
 * @throws ConfigError where it never will
 */
export async function notify(config: Config, run: RunRecord): Promise<void> {
  const { notify: wish } = config;
  const event = eventOf(run);
  if (!wish || !event || !wish.on.includes(event)) return;
  const message = messageOf(config, event, run);
  const { webhook, mail } = wish;
  const ways: [string, () => Promise<void>][] = [];
  if (webhook) ways.push([`webhook ${run.runId}`, () => callWebhook(webhook, message)]);
  if (mail) ways.push([`mail ${run.runId}`, () => sendMail(mail, message)]);
  // All are tried: one that is down must not keep the other from telling.
  const results = await Promise.allSettled(ways.map(([way, tell]) => once(way, tell)));
  const reasons = results.flatMap((one): unknown[] =>
    one.status === "rejected" ? [one.reason] : [],
  );
  // What may work another time is worth another time.
  if (reasons.length > 0) throw reasons.find((one) => one instanceof SourceError) ?? reasons[0];
  for (const [way] of ways) told.delete(way);
}

async function once(way: string, tell: () => Promise<void>): Promise<void> {
  if (told.has(way)) return;
  await tell();
  told.add(way);
}

/** Null for a run that nobody needs to hear of: nothing had changed. */
function eventOf({ outcome, summary }: RunRecord): NotifyEvent | null {
  if (outcome === "failed" || outcome === "held") return outcome;
  if (outcome === "cancelled" || outcome === "purged") return null;
  if (summary.counts.failed + summary.counts.refused > 0) return "incomplete";
  return outcome === "published" ? "published" : null;
}
