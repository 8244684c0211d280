import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { isInstalled } from "../install.js";
import { checkNode } from "../setup.js";
import { about, codeOf, type Finding } from "./finding.js";

const project = path.resolve(import.meta.dirname, "../../..");

export async function lookAtMachine(): Promise<Finding[]> {
  return [lookAtNode(), lookAtPackages(), await lookAtTmp(), await lookAtMkfifo()];
}

function lookAtNode(): Finding {
  const { ok, wrong } = about("Node.js");
  try {
    checkNode(process.versions.node);
    return ok(`Version ${process.versions.node}.`);
  } catch (error) {
    return wrong((error as Error).message);
  }
}

function lookAtPackages(): Finding {
  const { ok, wrong } = about("packages");
  return isInstalled(project, false)
    ? ok("As package-lock.json names them.")
    : wrong("Not those that package-lock.json names. Run npm ci.");
}

async function lookAtTmp(): Promise<Finding> {
  const { ok, wrong } = about("temporary files");
  try {
    await rm(await mkdtemp(path.join(tmpdir(), "werkgebied-doctor-")), { recursive: true });
    return ok(`${tmpdir()} can be written.`);
  } catch (error) {
    return wrong(
      `${tmpdir()} cannot be written (${codeOf(error)}). Mend it, or set TMPDIR to another folder.`,
    );
  }
}

async function lookAtMkfifo(): Promise<Finding> {
  const { ok, wrong } = about("mkfifo");
  try {
    await promisify(execFile)("mkfifo", ["--help"]);
    return ok("Is on the PATH.");
  } catch (error) {
    // Some know no --help, and still are there.
    if (codeOf(error) !== "ENOENT") return ok("Is on the PATH.");
    return wrong(
      "Is not on the PATH, so only deliveries in Parquet can be read. It comes with coreutils.",
    );
  }
}
