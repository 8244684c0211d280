import { createTransport } from "nodemailer";
import { ConfigError, SourceError } from "../../data/errors.js";
import type { Notify } from "../../data/notifyConfig.js";
import type { Message } from "./message.js";
import { readSecret } from "./secret.js";

const PATIENCE_MS = 20_000;

/**
 * @throws SourceError where the mail server cannot be reached, or not just now
 * @throws ConfigError where it refuses
 */
export async function sendMail(
  { host, port, secure, user, password, from, to }: NonNullable<Notify["mail"]>,
  { subject, lines, run }: Message,
): Promise<void> {
  const transport = createTransport({
    host,
    port,
    secure,
    auth: user && password ? { user, pass: readSecret(password.env) } : undefined,
    // A password is never sent over a line that others can read.
    requireTLS: password !== undefined,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  const text = [...lines, "", `Step by step: werkgebied runs show ${run}`].join("\n");
  try {
    await transport.sendMail({ from, to, subject, text });
  } catch (error) {
    // Its text may quote what the server said to the password.
    const { code = "no reason given", responseCode = 0 } = error as SmtpError;
    const kind = responseCode >= 500 ? ConfigError : SourceError;
    throw new kind(
      `notify.mail: ${host}:${port} does not take the message (${code}). Check host, port, user and password, and its certificate.`,
    );
  } finally {
    transport.close();
  }
}

interface SmtpError {
  code?: string;
  /** 5xx: it will be refused again. */
  responseCode?: number;
}
