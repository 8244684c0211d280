import { spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkNode } from "../../workflows/cli/setup.js";
import { claim } from "../../workflows/processFile.js";

let clone: string;

/** A project with a package that lies beside it, so that the real npm needs no network. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "werkgebied-setup-"));
  const scripts = fileURLToPath(new URL("../../workflows/cli/", import.meta.url));
  for (const name of ["setup.js", "install.js", "claim.js"]) {
    cpSync(join(scripts, name), join(clone, "workflows/cli", name));
  }
  mkdirSync(join(clone, "greeter"));
  writeJson("greeter/package.json", {
    name: "greeter",
    version: "1.0.0",
    bin: { greet: "greet.js" },
    scripts: { postinstall: "echo > intruded" },
  });
  writeFileSync(join(clone, "greeter/greet.js"), greeter, { mode: 0o755 });
  writeProject({ greeter: "file:greeter" });
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

const greeter = `#!/usr/bin/env node
console.log("hello", ...process.argv.slice(2));
if (process.argv[2] === "wait") setInterval(() => {}, 1000);
process.exitCode = process.argv[2] === "fail" ? 7 : 0;
`;

function writeJson(path: string, value: unknown) {
  writeFileSync(join(clone, path), JSON.stringify(value));
}

function writeProject(dependencies: Record<string, string>, packages: Record<string, object> = {}) {
  const project = { name: "tiny", version: "1.0.0", type: "module", dependencies };
  writeJson("package.json", project);
  writeJson("package-lock.json", {
    name: "tiny",
    version: "1.0.0",
    lockfileVersion: 3,
    packages: {
      "": project,
      greeter: { version: "1.0.0", bin: { greet: "greet.js" }, hasInstallScript: true },
      "node_modules/greeter": { resolved: "greeter", link: true },
      ...packages,
    },
  });
}

function start(args: string[], options: SpawnOptions = {}) {
  return spawn(process.execPath, ["workflows/cli/setup.js", ...args], {
    cwd: clone,
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
  });
}

async function run(args: string[], options: SpawnOptions = {}) {
  const child = start(args, options);
  let output = "";
  let errors = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
  child.stderr?.setEncoding("utf8").on("data", (text) => (errors += text));
  const [code] = await once(child, "close");
  return { code, output, errors };
}

const marker = () => join(clone, "node_modules/.installed-from");

test("a fresh clone is installed once, and the program gets its arguments", async () => {
  const first = await run(["greet", "you", "two"]);
  expect(first).toMatchObject({ code: 0, output: "hello you two\n" });
  expect(first.errors).toMatch(
    /^Installing the packages named in package-lock\.json with `npm ci`/,
  );
  expect(readFileSync(marker(), "utf8")).toMatch(/^[0-9a-f]{64}$/);
  expect(existsSync(join(clone, "var/setup.lock"))).toBe(false);
  expect(await run(["greet"])).toEqual({ code: 0, output: "hello\n", errors: "" });
}, 60_000);

test("a package runs no program of its own when it is installed, though npm is set to let it", async () => {
  const intruded = () => existsSync(join(clone, "greeter/intruded"));
  const env = { ...process.env, npm_config_ignore_scripts: "false" };
  expect((await run(["greet"], { env })).code).toBe(0);
  expect(intruded()).toBe(false);
  const npm = spawn("npm", ["ci", "--no-audit"], { cwd: clone, env, stdio: "ignore" });
  await once(npm, "close");
  expect(intruded()).toBe(true);
}, 60_000);

test("the program's exit code and signals are passed on", async () => {
  expect((await run(["greet", "fail"])).code).toBe(7);
  const waiting = start(["greet", "wait"]);
  await once(waiting.stdout ?? waiting, "data");
  waiting.kill("SIGTERM");
  expect((await once(waiting, "close"))[0]).toBe(128 + 15);
}, 60_000);

test("an interrupted install and a changed lock file are installed again", async () => {
  mkdirSync(join(clone, "node_modules/greeter"), { recursive: true });
  expect((await run(["greet"])).errors).toContain("Installing");
  writeFileSync(
    join(clone, "package-lock.json"),
    `${readFileSync(join(clone, "package-lock.json"), "utf8")}\n`,
  );
  expect((await run(["greet"])).errors).toBe("");
  writeJson("package.json", { name: "tiny", version: "1.0.0", type: "module", dependencies: {} });
  writeJson("package-lock.json", {
    name: "tiny",
    version: "1.0.0",
    lockfileVersion: 3,
    packages: { "": { name: "tiny", version: "1.0.0" }, other: { version: "2.0.0" } },
  });
  const changed = await run(["greet"]);
  expect(changed.errors).toContain("Installing");
  expect(changed.errors).toContain('no installed package has a program "greet"');
}, 60_000);

test("a mark older than npm's own last install is not believed", async () => {
  await run(["greet"]);
  utimesSync(marker(), 1, 1);
  writeJson("node_modules/.package-lock.json", { packages: {} });
  expect((await run(["greet"])).errors).toContain("Installing");
}, 60_000);

test("of two at once one installs and the other waits", async () => {
  const results = await Promise.all([run(["greet"]), run(["greet"])]);
  expect(results.map(({ code, output }) => [code, output])).toEqual([
    [0, "hello\n"],
    [0, "hello\n"],
  ]);
  const installs = results.filter(({ errors }) => errors.includes("Installing"));
  expect(installs).toHaveLength(1);
}, 60_000);

test("a registry that cannot be reached is said in a sentence, and nothing is marked", async () => {
  const address = "http://127.0.0.1:9";
  const missing = {
    version: "1.0.0",
    resolved: `${address}/absent-1.0.0.tgz`,
    integrity: "sha512-AA==",
  };
  writeProject({ absent: "1.0.0", greeter: "file:greeter" }, { "node_modules/absent": missing });
  const env = { ...process.env, npm_config_registry: address, npm_config_fetch_retries: "0" };
  const { code, errors } = await run(["greet"], { env });
  expect(code).toBe(1);
  expect(errors).toContain("Set-up: the package registry cannot be reached (ECONNREFUSED)");
  expect(existsSync(marker())).toBe(false);
}, 60_000);

test("an old Node is refused and a new one is not", () => {
  for (const version of ["18.20.4", "20.18.3"]) {
    expect(() => checkNode(version)).toThrow(`this is Node.js ${version}`);
  }
  for (const version of ["20.19.0", "22.1.0"]) expect(() => checkNode(version)).not.toThrow();
});

test("a claim is refused while its process lives, and free after its release", async () => {
  const path = join(clone, "lock");
  const first = await claim(path);
  expect(await claim(path)).toEqual({ heldBy: process.pid });
  if ("release" in first) first.release();
  expect(await claim(path)).toHaveProperty("release");
});

test("of many that find a dead claim exactly one takes it over", async () => {
  const path = join(clone, "lock");
  const script = `import { claim } from ${JSON.stringify(new URL("../../workflows/cli/claim.js", import.meta.url).href)};
    const result = await claim(${JSON.stringify(path)});
    console.log("release" in result ? "mine" : result.heldBy);
    setInterval(() => {}, 1000);`;
  const startClaimer = () => spawn(process.execPath, ["--input-type=module", "-e", script]);
  const dead = startClaimer();
  await once(dead.stdout, "data");
  dead.kill("SIGKILL");
  await once(dead, "close");
  const claimers = [1, 2, 3, 4].map(startClaimer);
  const answers = await Promise.all(
    claimers.map(async ({ stdout }) => String(await once(stdout, "data")).trim()),
  );
  for (const claimer of claimers) claimer.kill("SIGKILL");
  const winner = claimers[answers.indexOf("mine")];
  const expected = claimers.map((claimer) => (claimer === winner ? "mine" : String(winner?.pid)));
  expect(answers).toEqual(expected);
});

test("a claim that was cut short while it was written is taken over", async () => {
  const path = join(clone, "lock");
  writeFileSync(path, "");
  expect(await claim(path)).toHaveProperty("release");
});
