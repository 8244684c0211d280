import { readFileSync } from "node:fs";
import { once } from "node:events";
import {
  connect,
  constants,
  createSecureServer,
  type ClientHttp2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from "node:http2";
import type { AddressInfo } from "node:net";
import type { PeerCertificate, TLSSocket } from "node:tls";
import type { Certificates } from "./certificates.js";

export interface Call {
  /** Such as `StartWorkflowExecution`. */
  method: string;
  authorization: string | undefined;
  /** Name in the certificate of who calls. */
  client: string | undefined;
}

export interface TlsFrontOptions {
  /** Whoever has no certificate of the authority is turned away. */
  demandsCertificate?: boolean;
  /** Whoever does not bring this key is answered with `status`. */
  apiKey?: string;
  /** UNAUTHENTICATED when left out. */
  status?: number;
}

export interface TlsFront {
  address: string;
  calls: Call[];
  stop(): Promise<void>;
}

/** TLS before a server that speaks none, as the front of a cluster has it. */
export async function startTlsFront(
  plain: string,
  { ca, server: pair }: Certificates,
  { demandsCertificate = false, apiKey, status = 16 }: TlsFrontOptions = {},
): Promise<TlsFront> {
  const behind = connect(`http://${plain}`);
  const calls: Call[] = [];
  const server = createSecureServer({
    cert: readFileSync(pair.cert),
    key: readFileSync(pair.key),
    ca: readFileSync(ca),
    requestCert: demandsCertificate,
    rejectUnauthorized: demandsCertificate,
  });
  const sessions = new Set<{ destroy(): void }>([behind]);
  server.on("session", (session) => sessions.add(session));
  server.on("stream", (stream, headers) => {
    const call = callOf(stream, headers);
    calls.push(call);
    if (apiKey && call.authorization !== `Bearer ${apiKey}`) return refuse(stream, call, status);
    pass(stream, headers, behind);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    for (const session of sessions) session.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address: `localhost:${(server.address() as AddressInfo).port}`, calls, stop };
}

function callOf(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): Call {
  const socket = stream.session?.socket as TLSSocket | undefined;
  const peer: Partial<PeerCertificate> | undefined = socket?.getPeerCertificate();
  const method = headers[":path"]?.split("/").at(-1) ?? "";
  return { method, authorization: headers.authorization, client: peer?.subject?.CN?.toString() };
}

/** With what was sent in its message, as a careless front does it. */
function refuse(stream: ServerHttp2Stream, { authorization }: Call, status: number) {
  const answer = { ":status": 200, "content-type": "application/grpc", "grpc-status": status };
  const message = `not authorized: ${authorization}`;
  stream.respond({ ...answer, "grpc-message": message }, { endStream: true });
}

function pass(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, to: ClientHttp2Session) {
  const onward = to.request(headers);
  let trailers: IncomingHttpHeaders = {};
  onward.on("response", (answer, flags) => {
    if (stream.destroyed) return;
    const endStream = Boolean(flags & constants.NGHTTP2_FLAG_END_STREAM);
    stream.respond(answer, { endStream, waitForTrailers: !endStream });
    if (!endStream) onward.pipe(stream);
  });
  onward.on("trailers", (received) => (trailers = received));
  stream.on("wantTrailers", () => stream.sendTrailers(trailers));
  stream.pipe(onward);
  // Whoever hangs up, as at the end of a long poll, hangs up for the other as well.
  stream.on("error", () => undefined);
  onward.on("error", () => undefined);
  stream.on("close", () => onward.close(constants.NGHTTP2_CANCEL));
  onward.on("close", () => onward.rstCode && stream.close(onward.rstCode));
}
