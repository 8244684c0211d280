import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { project, runCli } from "../../support/cli.js";
import { smallRegion } from "../../support/smallRegion.js";

async function complete(...words: string[]) {
  const { code, output } = await runCli(["complete", "--", ...words]);
  expect(code, output).toBe(0);
  const lines = output.trimEnd().split("\n");
  return { values: lines.slice(0, -1).map((line) => line.split("\t")[0]), directive: lines.at(-1) };
}

/** False, with a sentence, where it is not on this machine; with CI=true that is a failure. */
function has(program: string): boolean {
  if (process.env.CI === "true" || spawnSync(program, ["--version"]).error === undefined)
    return true;
  console.warn(`Completion is not tested in ${program}: it is not on this machine.`);
  return false;
}

test("commands, options, choices, feeds, versions and files are completed", async () => {
  const region = await smallRegion({ months: 1 });
  expect(await complete("rollb")).toEqual({ values: ["rollback"], directive: ":4" });
  expect((await complete("rollback", "--")).values).toEqual(
    expect.arrayContaining(["--undo", "--config", "--json", "--help"]),
  );
  expect((await complete("sql", "--format", "")).values).toEqual([
    "table",
    "csv",
    "json",
    "parquet",
  ]);
  expect((await complete("sql", "--format=c")).values).toEqual(["csv"]);
  const place = ["--config", region.config];
  expect((await complete("refresh", ...place, "--feeds", "re")).values).toEqual(["residents"]);
  expect((await complete("refresh", ...place, "--feeds", "members,residents,")).values).toEqual([
    "members,residents,catchments",
    "members,residents,segmentation",
  ]);
  expect(await complete("backup", "")).toEqual({ values: [], directive: ":0" });
  expect(await complete("restore", "x.tar.gz", "--into", "")).toEqual({
    values: [],
    directive: ":16",
  });
  expect(await complete("rollback", ...place, "")).toEqual({ values: [], directive: ":4" });
  expect(await complete("nonsense", "--x", "y", "")).toBeTruthy();
});

test("a second answer comes from what is kept, and a changed configuration is seen", async () => {
  const region = await smallRegion({ months: 1 });
  const ask = () => complete("refresh", "--config", region.config, "--feeds", "seg");
  expect((await ask()).values).toEqual(["segmentation"]);
  expect((await ask()).values).toEqual(["segmentation"]);
  const text = readFileSync(region.config, "utf8");
  writeFileSync(region.config, text.replace("segmentation: {\n", "segments: {\n"));
  expect((await ask()).values).toEqual(["segments"]);
});

const shells = {
  bash: ["bash", "--norc", "--noprofile", "-i"],
  zsh: ["zsh", "-f", "-i"],
};

for (const [shell, command] of Object.entries(shells)) {
  test.skipIf(!has(shell) || !has("script"))(
    `${shell} completes what is typed, with the real key`,
    async () => {
      const region = await smallRegion({ months: 1 });
      const { output } = await runCli(["completion", shell]);
      const file = path.join(region.folder, `completion.${shell}`);
      writeFileSync(file, output);
      const terminal = spawn("script", ["-qec", command.join(" "), "/dev/null"], {
        cwd: region.folder,
      });
      let screen = "";
      terminal.stdout.on("data", (chunk: Buffer) => (screen += chunk.toString()));
      const prepare = shell === "zsh" ? "autoload -U compinit; compinit -D; " : "";
      const lines = [
        `${prepare}source ${file}; werkgebied() { echo "R""AN:$*."; }; echo REA''DY`,
        "werkgebied rollb\t --und\t",
        "werkgebied refresh --feeds resid\t",
        "werkgebied refresh --feeds=members,resid\t",
        "werkgebied backup completion.\t",
        "exit",
      ];
      const signs = ["READY", "RAN:rollback", "RAN:refresh", "RAN:refresh --feeds=", "RAN:backup"];
      for (const [place, line] of lines.entries()) {
        terminal.stdin.write(`${line}\n`);
        const sign = signs[place];
        for (let waited = 0; sign && !screen.includes(sign) && waited < 60_000; waited += 50) {
          await sleep(50);
        }
      }
      await new Promise((resolve) => terminal.once("close", resolve));
      const ran = [...screen.matchAll(/RAN:(.*)\./g)].map(([, words]) => words?.trim());
      expect(ran).toEqual([
        "rollback --undo",
        "refresh --feeds residents",
        "refresh --feeds=members,residents",
        `backup completion.${shell}`,
      ]);
    },
  );
}

test.skipIf(!has("fish"))("fish completes", async () => {
  const region = await smallRegion({ months: 1 });
  const { output } = await runCli(["completion", "fish"]);
  const file = path.join(region.folder, "completion.fish");
  writeFileSync(file, output);
  const ask = (line: string) =>
    execFileSync("fish", ["-c", `source ${file}; complete -C "${line}"`], {
      cwd: region.folder,
      encoding: "utf8",
    });
  expect(ask("werkgebied rollb")).toMatch(/^rollback\t/);
  expect(ask("werkgebied refresh --feeds resid")).toMatch(/^residents/);
  expect(ask("werkgebied refresh --feeds=resid")).toMatch(/^--feeds=residents/);
});

test("what is typed is not run while it is completed", async () => {
  const { output } = await runCli(["completion", "bash"]);
  const folder = mkdtempSync(path.join(tmpdir(), "werkgebied-completion-"));
  const words = '(werkgebied sql "\\$(touch ran)" --format "")';
  const asked = `${output}\nCOMP_WORDS=${words}; COMP_CWORD=4; _werkgebied; echo "\${COMPREPLY[*]}"`;
  const found = execFileSync("bash", ["-c", asked], { cwd: folder, encoding: "utf8" });
  expect(found).toBe("table csv json parquet\n");
  expect(execFileSync("ls", [folder], { encoding: "utf8" })).toBe("");
});

test("PowerShell gets a script, and another shell a sentence", async () => {
  const { code, output } = await runCli(["completion", "powershell"]);
  expect(code).toBe(0);
  expect(output).toContain("Register-ArgumentCompleter");
  const other = await runCli(["completion", "tcsh"], { cwd: project });
  expect([other.code, other.output]).toEqual([2, expect.stringContaining("bash, zsh, fish")]);
});
