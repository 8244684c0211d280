import { createTransport } from "nodemailer";
import { SourceError } from "../../data/errors.js";
import type { Notify } from "../../data/notifyConfig.js";
import type { Message } from "./message.js";
import { readSecret } from "./secret.js";

const PATIENCE_MS = 20_000;

/** @throws SourceError where the mail server does not take it */
export async function sendMail(
  { host, port, secure, user, password, from, to }: NonNullable<Notify["mail"]>,
  { subject, lines, run, version }: Message,
): Promise<void> {
  const transport = createTransport({
    host,
    port,
    secure,
    auth: user && password ? { user, pass: readSecret(password.env) } : undefined,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  const standing = version ? `What readers see: ${version}.` : "Nothing is published yet.";
  const text = [...lines, "", standing, `Run: ${run}. More: werkgebied runs show ${run}`].join(
    "\n",
  );
  try {
    await transport.sendMail({ from, to, subject, text });
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? "no reason given";
    throw new SourceError(
      `notify.mail: ${host}:${port} did not take the message (${code}). Check host, port, user and password.`,
      { cause },
    );
  } finally {
    transport.close();
  }
}
