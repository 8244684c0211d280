import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Paths of PEM files. */
interface Pair {
  cert: string;
  key: string;
}

export interface Certificates {
  folder: string;
  /** Signed the two below; `strangerCa` signed nothing. */
  ca: string;
  strangerCa: string;
  server: Pair;
  client: Pair;
}

const EXTENSIONS = `
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
[server]
basicConstraints = CA:false
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1
[client]
basicConstraints = CA:false
extendedKeyUsage = clientAuth
`;

/** Certificates of this machine's own making, good for a day. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(path.join(tmpdir(), "werkgebied-certificates-"));
  writeFileSync(path.join(folder, "extensions.cnf"), EXTENSIONS);
  const ca = makePair(folder, "ca", "authority");
  const server = makePair(folder, "server", "server", ca);
  const client = makePair(folder, "client", "client", ca);
  const stranger = makePair(folder, "stranger", "authority");
  return { folder, ca: ca.cert, strangerCa: stranger.cert, server, client };
}

/** Signed by itself where no other signs it. */
function makePair(folder: string, name: string, kind: string, signer?: Pair): Pair {
  const file = (ending: string) => path.join(folder, `${name}.${ending}`);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "pipe" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const request = ["-subj", `/CN=${name}`, "-keyout", file("key"), "-out", file("csr")];
  openssl("req", "-new", ...newKey, ...request);
  const signing = signer
    ? ["-CA", signer.cert, "-CAkey", signer.key, "-CAcreateserial"]
    : ["-signkey", file("key")];
  const extensions = ["-extfile", path.join(folder, "extensions.cnf"), "-extensions", kind];
  const result = ["-days", "1", "-in", file("csr"), "-out", file("pem")];
  openssl("x509", "-req", ...signing, ...extensions, ...result);
  return { cert: file("pem"), key: file("key") };
}

/** Whether they can be made here, with a sentence where not; with CI=true that is a failure. */
export function canMakeCertificates(suite: string): boolean {
  if (spawnSync("openssl", ["version"]).error === undefined) return true;
  const reason = "There is no openssl on the PATH. Install it.";
  if (process.env.CI === "true") throw new Error(reason);
  console.warn(`${suite}: not tested. ${reason}`);
  return false;
}
