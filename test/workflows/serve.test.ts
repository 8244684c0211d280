import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cacheControlOf } from "../../workflows/pageHeaders.js";
import { serveFolder } from "../../workflows/serve.js";

let root: string;
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "werkgebied-serve-"));
  for (const version of ["one", "two"]) writeVersion(version);
  writeFileSync(join(root, "secret.txt"), "secret");
  symlinkSync("one", join(root, "current"));
  site = await serveFolder({ folder: join(root, "current"), port: 0 });
});

afterAll(async () => {
  await site.close();
  rmSync(root, { recursive: true });
});

function writeVersion(version: string) {
  const folder = join(root, version);
  mkdirSync(join(folder, "data", "empty"), { recursive: true });
  mkdirSync(join(folder, "nl"));
  writeFileSync(join(folder, "index.html"), version);
  writeFileSync(join(folder, "trend.html"), "trend");
  writeFileSync(join(folder, "nl", "index.html"), "Nederlands");
  writeFileSync(join(folder, "data", "profile.arrow"), "0123456789");
  writeFileSync(join(folder, "data", "profile.parquet"), "0123456789");
  writeFileSync(join(folder, ".hidden"), "hidden");
}

function get(path: string, options: RequestInit = {}) {
  return fetch(new URL(path, site.url), { redirect: "manual", ...options });
}

/** Sends the path as it stands; `fetch` would resolve the dots first. */
function statusOf(path: string) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
}

test("a page is found with and without its ending, and is asked for again each time", async () => {
  for (const path of ["trend", "trend.html"]) {
    const response = await get(path);
    expect(await response.text()).toBe("trend");
    expect(response.headers.get("content-type")).toBe("text/html;charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  }
});

test("what is named by its content can be kept, and nothing else", async () => {
  const kept = ["_app/page-0A1B2C3D.js", "_import/style.0a1b2c3d.css", "_node/d3@7/d3.0a1b2c3d.js"];
  for (const path of kept) expect(cacheControlOf(`/${path}`)).toContain("immutable");
  const asked = ["_app/page.js", "index.html", "data/index.json", "data/x-0A1B2C3D.js"];
  for (const path of asked) expect(cacheControlOf(`/${path}`)).toBe("no-cache");
});

test("Arrow and Parquet have their content types", async () => {
  const types = [
    ["data/profile.arrow", "application/vnd.apache.arrow.stream"],
    ["data/profile.parquet", "application/vnd.apache.parquet"],
  ];
  for (const [path, type] of types) {
    const response = await get(path ?? "");
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  }
});

test("a part of a file can be asked for, and a senseless part does no harm", async () => {
  const part = await get("data/profile.arrow", { headers: { range: "bytes=2-4" } });
  expect([part.status, await part.text()]).toEqual([206, "234"]);
  for (const range of ["bytes=5-2", "bytes=-3", "rows=1"]) {
    const whole = await get("data/profile.arrow", { headers: { range } });
    expect([whole.status, await whole.text()]).toEqual([200, "0123456789"]);
  }
});

test("what has not changed is not sent twice", async () => {
  const tag = (await get("trend")).headers.get("etag") ?? "";
  expect((await get("trend", { headers: { "if-none-match": tag } })).status).toBe(304);
});

test("a folder with a page gets its slash, one without is not listed", async () => {
  const redirect = await get("nl?library=veld");
  expect([redirect.status, redirect.headers.get("location")]).toEqual([302, "nl/?library=veld"]);
  expect(await (await get("nl/")).text()).toBe("Nederlands");
  expect((await get("data/")).status).toBe(404);
  expect((await get("data/empty")).status).toBe(404);
});

test("nothing outside the folder is served", async () => {
  for (const path of [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/x/..%5c..%5csecret.txt",
    "//../secret.txt",
    "/.hidden",
    "/%00",
    "/%",
  ]) {
    expect([path, await statusOf(path)]).toEqual([path, 404]);
  }
});

test("pages can only be read", async () => {
  expect((await get("trend", { method: "POST" })).status).toBe(405);
  const head = await get("trend", { method: "HEAD" });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, "5"]);
});

test("a missing page is answered with the site's own page for it", async () => {
  expect(await (await get("nowhere")).text()).toBe("This page does not exist.\n");
  writeFileSync(join(root, "one", "404.html"), "Niet gevonden");
  const response = await get("nowhere");
  expect([response.status, await response.text()]).toEqual([404, "Niet gevonden"]);
});

test("a new publication is seen as soon as the symlink is replaced", async () => {
  expect(await (await get("")).text()).toBe("one");
  symlinkSync("two", join(root, "next"));
  renameSync(join(root, "next"), join(root, "current"));
  expect(await (await get("")).text()).toBe("two");
});

test("a port that was asked for and is in use is refused", async () => {
  const port = Number(new URL(site.url).port);
  await expect(serveFolder({ folder: root, port })).rejects.toThrow(
    `Pages: port ${port} on 127.0.0.1 is in use.`,
  );
});

test("the next free port is taken where none was asked for, and named", async () => {
  const messages: string[] = [];
  const options = { folder: root, onMessage: (text: string) => messages.push(text) };
  const first = await serveFolder(options);
  const second = await serveFolder(options);
  expect(second.url).not.toBe(first.url);
  expect(messages.at(-1)).toBe(
    `Port 3000 is in use; the pages are on port ${new URL(second.url).port}.`,
  );
  await Promise.all([first.close(), second.close()]);
});
