import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { addServe } from "../../workflows/cli/commands/serve.js";
import { addWorker } from "../../workflows/cli/commands/worker.js";
import { project } from "../support/cli.js";

const units = path.join(project, "examples/systemd");
const names = (await readdir(units)).filter((name) => name.endsWith(".service"));

const canVerify = spawnSync("systemd-analyze", ["--version"]).status === 0;
if (!canVerify && process.env.CI !== "true") {
  console.warn("The systemd units are not verified: systemd-analyze is not on this machine.");
}

test.skipIf(!canVerify && process.env.CI !== "true")(
  "systemd finds nothing to say about the units",
  async () => {
    expect(names).toEqual(["werkgebied-site.service", "werkgebied-worker.service"]);
    const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-units-"));
    const copies = await Promise.all(names.map((name) => copyTo(folder, name)));
    expect(verify(copies)).toEqual({ status: 0, output: "" });
    const broken = path.join(folder, "broken.service");
    await writeFile(broken, `${await readFile(copies[0]!, "utf8")}\n[Service]\nProtectSytem=yes\n`);
    expect(verify([broken]).output).toContain("ProtectSytem");
  },
);

test("the units start commands that there are, on options that these have", async () => {
  const program = new Command();
  for (const add of [addServe, addWorker]) add(program);
  for (const name of names) {
    const start = /^ExecStart=(.*)$/m.exec(await readFile(path.join(units, name), "utf8"))?.[1];
    const [, script = "", asked, ...rest] = (start ?? "").split(" ");
    expect(existsSync(script.replace("/opt/werkgebied", project))).toBe(true);
    const command = program.commands.find((one) => one.name() === asked);
    const known = command?.options.map(({ long }) => long);
    for (const option of rest.filter((word) => word.startsWith("--"))) {
      expect(known).toContain(option);
    }
  }
});

test("the image holds every folder and file that the command line needs", async () => {
  const text = await readFile(path.join(project, "examples/compose/Containerfile"), "utf8");
  const copied = [...text.matchAll(/^COPY (.*) \S+$/gm)].flatMap(([, from]) => from!.split(" "));
  for (const name of copied) expect(existsSync(path.join(project, name)), name).toBe(true);
  const needed = ["data", "transforms", "workflows", "dashboards", "tsconfig.json", "package.json"];
  expect(copied).toEqual(
    expect.arrayContaining([...needed, "observablehq.config.ts", "docs/method.md", ".npmrc"]),
  );
});

/** Node may be elsewhere on this machine than on a server. */
async function copyTo(folder: string, name: string): Promise<string> {
  const text = await readFile(path.join(units, name), "utf8");
  const copy = path.join(folder, name);
  await writeFile(copy, text.replace("/usr/bin/node", process.execPath));
  return copy;
}

function verify(files: string[]) {
  const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", ...files], {
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}
