import { Agent, request } from "node:http";
import { createConnection } from "node:net";

/** Who asks; null is nobody. */
export type User = { name: string; password: string } | null;

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export function authorization(user: User): Record<string, string> {
  if (!user) return {};
  const both = Buffer.from(`${user.name}:${user.password}`).toString("base64");
  return { authorization: `Basic ${both}` };
}

export function ask(
  url: string,
  user: User,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { agent, headers: { ...authorization(user), ...headers } };
    request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

/** Sends a request as it stands, byte by byte, and gives the whole answer as text. */
export function sendRaw(url: string, lines: string[]): Promise<string> {
  const { port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port: Number(port), host: "127.0.0.1" });
    const chunks: Buffer[] = [];
    socket.setTimeout(10_000, () => socket.destroy(new Error(`No answer to ${lines[0]}`)));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.once("error", reject);
    socket.once("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
    const more = lines.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${host}`];
    const text = [lines[0], ...more, "Connection: close", ...lines.slice(1), "", ""].join("\r\n");
    socket.write(Buffer.from(text, "latin1"));
  });
}
