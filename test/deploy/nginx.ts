import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { project } from "../support/cli.js";
import { freePort } from "../support/ports.js";

export interface Nginx {
  url: string;
  close(): Promise<void>;
}

export interface NginxOptions {
  /** The folder that holds `current`; whoever runs nginx must be able to read it. */
  published: string;
  /** Lines of the file of passwords. */
  passwords: string[];
  embedOn?: string;
  /** Settings that are given with the project; those of a server when left out. */
  settings?: string;
  /** Another configuration than users get, to show what the one that they get prevents. */
  change?(configuration: string): string;
}

/** As root, nginx is run as this user, that of nobody. */
const NOBODY = 65_534;
const runsAs = process.getuid?.() === 0 ? NOBODY : process.getuid!();

/** The program, or null with the reason told; with CI=true its absence is a failure. */
export function nginxForTests(suite: string): string | null {
  const nginx = findProgram("nginx");
  if (nginx && findProgram("openssl")) return nginx;
  const reason =
    "nginx or openssl is not on the PATH. Install them: apt install nginx-light openssl.";
  if (process.env.CI === "true") throw new Error(reason);
  console.warn(`${suite}: not tested. ${reason}`);
  return null;
}

function findProgram(name: string): string | undefined {
  // Debian keeps nginx where only root's PATH looks.
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin"];
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

/** A line of the file of passwords, made as docs/publishing.md tells. */
export function passwordLine(user: string, password: string): string {
  const hash = execFileSync("openssl", ["passwd", "-6", "-stdin"], { input: password });
  return `${user}:${hash.toString().trim()}`;
}

/** Runs it without rights, with the files of deploy/nginx and settings of its own. */
export async function startNginx(program: string, options: NginxOptions): Promise<Nginx> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-nginx-"));
  const port = await freePort();
  await writeConfiguration(folder, port, options);
  const child = spawn(program, ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], {
    cwd: folder,
    uid: runsAs,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  await untilItListens(child, port, () => told);
  return { url: `http://127.0.0.1:${port}/`, close: () => close(child, folder) };
}

async function writeConfiguration(folder: string, port: number, options: NginxOptions) {
  const { published, passwords, embedOn = "'none'", change = (text) => text } = options;
  const { settings: kind = "deploy/nginx/settings.conf" } = options;
  const given = path.join(project, "deploy/nginx");
  await mkdir(path.join(folder, "werkgebied"));
  const conf = await readFile(path.join(given, "werkgebied.conf"), "utf8");
  await writeFile(path.join(folder, "werkgebied.conf"), change(conf));
  const settings = await readFile(path.join(project, kind), "utf8");
  const users = path.join(folder, "werkgebied/passwords");
  const set = { published, passwords: users, embed_on: `"${embedOn}"` };
  await writeFile(path.join(folder, "werkgebied/settings.conf"), withSettings(settings, port, set));
  await writeFile(users, `${passwords.join("\n")}\n`);
  await writeFile(path.join(folder, "nginx.conf"), mainConfiguration);
  await chown(folder, runsAs, -1);
}

/** The settings that users get, with other values: each must be there to be given another. */
function withSettings(text: string, port: number, values: Record<string, string>): string {
  const replaced = (all: string, from: RegExp, to: string) => {
    if (!from.test(all)) throw new Error(`settings.conf has no ${from}.`);
    return all.replace(from, () => to);
  };
  const listening = replaced(text, /^listen .*$/m, `listen 127.0.0.1:${port};`);
  return Object.entries(values).reduce(
    (all, [name, value]) =>
      replaced(
        all,
        new RegExp(`^set \\$werkgebied_${name} .*$`, "m"),
        `set $werkgebied_${name} ${value};`,
      ),
    listening,
  );
}

const mainConfiguration = `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  include werkgebied.conf;
}
`;

async function untilItListens(child: ChildProcess, port: number, told: () => string) {
  for (let turn = 0; turn < 200; turn++) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}: ${told()}`);
    if (await listensOn(port)) return;
    await sleep(50);
  }
  child.kill();
  throw new Error(`nginx does not listen: ${told()}`);
}

function listensOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.once("connect", () => resolve((socket.destroy(), true)));
    socket.once("error", () => resolve(false));
  });
}

async function close(child: ChildProcess, folder: string) {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  }
  await rm(folder, { recursive: true });
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
