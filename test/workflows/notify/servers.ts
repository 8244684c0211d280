import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";

/** A server on the web that notes what is posted to it; stops when the test does. */
export interface Hook {
  url: string;
  posts: { headers: IncomingHttpHeaders; body: Record<string, unknown> }[];
}

/** @param answers status of each answer in turn, the last one for good */
export async function startHook(...answers: number[]): Promise<Hook> {
  const posts: Hook["posts"] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const status = answers[Math.min(posts.length, answers.length - 1)] ?? 200;
      posts.push({ headers: request.headers, body: JSON.parse(text) as Record<string, unknown> });
      response.writeHead(status).end("a body that nobody reads");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, posts };
}

/** A mail server that notes what it is handed. */
export interface MailServer {
  port: number;
  mails: { from: string; to: string[]; isSecure: boolean; text: string }[];
  /** Passwords that it was shown. */
  passwords: string[];
}

export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const made: MailServer = { port: 0, mails: [], passwords: [] };
  const server = new SMTPServer({
    authOptional: true,
    // Of its own certificate, which nobody knows, a client would have to complain.
    ...(options.key ? {} : { disabledCommands: ["STARTTLS"] }),
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        made.mails.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          isSecure: session.secure,
          text,
        });
        done();
      });
    },
    onAuth({ username, password }, _session, done) {
      made.passwords.push(password ?? "");
      if (username === "werkgebied" && password === "geheim") done(null, { user: username });
      else done(new Error("user and password do not fit"));
    },
    ...options,
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  made.port = (server.server.address() as AddressInfo).port;
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return made;
}
