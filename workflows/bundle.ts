import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from "@temporalio/worker";

const here = import.meta.dirname;
const project = path.resolve(here, "..");
const folder = path.join(project, "var/workflows");

/** Bundles of earlier versions that are kept, for a worker that starts at this moment. */
const KEPT = 3;

/**
 * Workflow code as one file, which Temporal runs apart from everything else. It takes two seconds to
 * make, so it is kept until the code changes.
 */
export async function bundleWorkflows(): Promise<WorkflowBundleOption> {
  const codePath = path.join(folder, `${await hashCode()}.js`);
  if (existsSync(codePath)) return { codePath };
  const { code } = await make();
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${codePath}.${process.pid}.part`, code);
    await rename(`${codePath}.${process.pid}.part`, codePath);
    await removeOld();
  } catch {
    // Where nothing can be written it is made each time.
    return { code };
  }
  return { codePath };
}

function make() {
  return bundleWorkflowCode({
    workflowsPath: path.join(here, "workflows.ts"),
    logger: new DefaultLogger("ERROR"),
    // Sources import each other as ".js", which is what TypeScript asks of ES modules.
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, extensionAlias: { ".js": [".ts", ".js"] } },
    }),
  });
}

/** Of all that can get into the bundle: what lies beside this file, and the packages. */
async function hashCode(): Promise<string> {
  const names = (await readdir(here)).filter((name) => name.endsWith(".ts")).sort();
  const files = [
    ...names.map((name) => path.join(here, name)),
    path.join(project, "package-lock.json"),
  ];
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}

async function removeOld() {
  const files = (await readdir(folder)).map((name) => path.join(folder, name));
  const aged = await Promise.all(
    files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })),
  );
  aged.sort((a, b) => b.at - a.at);
  for (const { file } of aged.slice(KEPT)) await rm(file, { force: true });
}
