import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { project } from "./cli.js";

const PARTS = [
  "dashboards",
  "docs/method.md",
  "docs/notebook-template.md",
  "observablehq.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "workflows/cli",
];

export interface DevServer {
  url: string;
  /** Of the copy of the project, in which files may be edited. */
  folder: string;
  /** Id of the process that `npm run dev` is. */
  pid: number;
  close(): Promise<void>;
}

/**
 * Starts `npm run dev` in a copy of the project, as an analyst does in her own.
 * @param published folder of the publication that it shows
 */
export async function startDev(published: string): Promise<DevServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-dev-"));
  for (const part of PARTS) {
    await mkdir(path.dirname(path.join(folder, part)), { recursive: true });
    const filter = (file: string) => !file.includes(".observablehq");
    await cp(path.join(project, part), path.join(folder, part), { recursive: true, filter });
  }
  await symlink(path.join(project, "node_modules"), path.join(folder, "node_modules"));
  const child = spawn("npm", ["run", "dev", "--", "--no-open"], {
    cwd: folder,
    env: {
      ...process.env,
      WERKGEBIED_PUBLISHED: published,
      OBSERVABLE_TELEMETRY_DISABLE: "true",
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that what it starts ends with it.
    detached: true,
  });
  const pid = child.pid ?? 0;
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await addressIn(child);
  return {
    url,
    folder,
    pid,
    async close() {
      process.kill(-pid, "SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The address that it prints. */
function addressIn(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const heed = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
      if (address) resolve(address);
    };
    child.stdout?.on("data", heed);
    child.stderr?.on("data", heed);
    child.once("close", (code) => reject(new Error(`npm run dev ended with ${code}:\n${output}`)));
  });
}
