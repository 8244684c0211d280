import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

interface Lock {
  packages: Record<string, { dev?: boolean; devDependencies?: object }>;
}

/**
 * The packages of the product as a CycloneDX bill of materials, those of other platforms among them.
 *
 * `npm sbom --omit dev` leaves out what is needed for development as well as in production
 * (https://github.com/npm/cli/issues/7909), which is a fifth of ours. So npm is shown a project that
 * has nothing for development.
 */
export async function makeSbom(project: string): Promise<string> {
  const above = await mkdtemp(path.join(tmpdir(), "werkgebied-sbom-"));
  try {
    const manifest = JSON.parse(await readFile(path.join(project, "package.json"), "utf8")) as {
      name: string;
      devDependencies?: object;
    };
    delete manifest.devDependencies;
    const lockText = await readFile(path.join(project, "package-lock.json"), "utf8");
    // npm takes the name of the folder for that of the product.
    const folder = path.join(above, manifest.name);
    await mkdir(folder);
    await writeFile(path.join(folder, "package.json"), JSON.stringify(manifest));
    await writeFile(
      path.join(folder, "package-lock.json"),
      JSON.stringify(forProduction(JSON.parse(lockText) as Lock)),
    );
    return await runNpm(folder);
  } finally {
    await rm(above, { recursive: true });
  }
}

function forProduction(lock: Lock): Lock {
  const kept = Object.entries(lock.packages).filter(([, { dev }]) => !dev);
  const packages = Object.fromEntries(kept);
  delete packages[""]?.devDependencies;
  return { ...lock, packages };
}

async function runNpm(cwd: string): Promise<string> {
  const args = ["sbom", "--sbom-format=cyclonedx", "--sbom-type=application"];
  const { stdout } = await promisify(execFile)("npm", [...args, "--package-lock-only"], {
    cwd,
    maxBuffer: 2 ** 28,
    shell: process.platform === "win32",
  });
  return stdout;
}
