import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveFolder } from "../../workflows/serve.js";
import { project } from "../support/cli.js";
import { ask } from "./ask.js";
import type { Editions } from "./editions.js";
import { nginxForTests, startNginx, type Nginx } from "./nginx.js";
import { own, smallEditions } from "./smallEditions.js";
import { passwordsFor, userOf } from "./users.js";

const program = nginxForTests("The headers of nginx");
const SITES = ["https://www.library.example", "https://*.intranet.example:8443"];

const SAME = [
  "content-security-policy",
  "x-content-type-options",
  "referrer-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
];

let editions: Editions;
let served: Awaited<ReturnType<typeof serveFolder>>;
let nginx: Nginx | null = null;

beforeAll(async () => {
  editions = await smallEditions();
  const folder = path.join(editions.published, "current/sites/public");
  served = await serveFolder({ folder, port: 0, embedOn: SITES });
  if (!program) return;
  const passwords = passwordsFor(editions.libraries);
  const { published } = editions;
  nginx = await startNginx(program, { published, passwords, embedOn: SITES.join(" ") });
});

afterAll(async () => {
  await served.close();
  await nginx?.close();
  await editions.close();
});

test.each([
  ["", "'none'"],
  ["trend.html?lang=en", "'none'"],
  ["trend.html?embedded=1&lang=embed", "'none'"],
  ["trend.html?embed", SITES.join(" ")],
  ["trend.html?embed=1", SITES.join(" ")],
  ["trend.html?lang=en&embed&chart=1", SITES.join(" ")],
  ["nowhere.html", "'none'"],
])("`werkgebied serve` lets %s be framed by %s", async (address, sites) => {
  const { headers } = await ask(served.url + address, null);
  expect(headers["content-security-policy"]).toBe(`frame-ancestors ${sites}`);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers.server).toBeUndefined();
});

test("nobody may frame a page where no site is named", async () => {
  const folder = path.join(editions.published, "current/sites/public");
  const strict = await serveFolder({ folder, port: 0 });
  const { headers } = await ask(`${strict.url}?embed`, null);
  await strict.close();
  expect(headers["content-security-policy"]).toBe("frame-ancestors 'none'");
});

describe.skipIf(!program)("nginx with the configuration of deploy/", () => {
  test.each([
    "",
    "?embed",
    "trend?lang=en&embed=1",
    "trend.html",
    "data/index.json",
    "data/2025-02-01/exact.arrow",
    "data/exact.parquet",
    "data/exact.csv",
    "data/exact.xlsx",
    "_import/page.0a1b2c3d.js",
    "_node/d3@7.9.2/index.0a1b2c3d.js",
    "_app/overview-0A1B2C3D.js",
    "_app/plain.js",
    "_import/plain.js",
    "fonts/inter.woff2",
    "nowhere.html",
  ])("answers /%s with the same headers as `werkgebied serve`", async (address) => {
    const [ours, its] = await Promise.all(
      [served, nginx!].map(({ url }) => ask(url + address, null)),
    );
    for (const name of SAME) expect(its!.headers[name], name).toBe(ours!.headers[name]);
    expect(its!.status).toBe(ours!.status);
    expect(its!.headers.server).toBe("nginx");
    if (its!.status !== 200) return;
    expect(its!.headers["cache-control"]).toBe(ours!.headers["cache-control"]);
    expect(typeOf(its!)).toBe(typeOf(ours!));
  });

  test("protects a refusal as well as a page, and lets no cache on the way keep an edition", async () => {
    const address = `${nginx!.url}intern/${own}/_import/page.0a1b2c3d.js`;
    const refused = await ask(address, null);
    expect(refused.status).toBe(401);
    for (const name of SAME) expect(refused.headers[name], name).toBeTruthy();
    const { headers } = await ask(address, userOf(own));
    expect(headers["cache-control"]).toBe("private, max-age=31536000, immutable");
    const data = await ask(`${nginx!.url}intern/${own}/data/index.json`, userOf(own));
    expect(data.headers["cache-control"]).toBe("private, no-cache");
  });

  test("sends a file that lies there compressed as it is, and what has not changed not twice", async () => {
    const address = `${nginx!.url}data/index.json`;
    const { headers, body } = await ask(address, null, { "accept-encoding": "gzip" });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(headers["content-type"]).toBe("application/json");
    expect(gunzipSync(body).toString()).toBe("packed, of sites/public");
    const plain = await ask(address, null);
    const again = await ask(address, null, { "if-none-match": String(plain.headers.etag) });
    expect([plain.status, again.status]).toEqual([200, 304]);
  });
});

function typeOf({ headers }: { headers: Record<string, string | string[] | undefined> }) {
  return String(headers["content-type"]).split(";")[0];
}

describe.skipIf(!program)("in containers", () => {
  test("the editions are served with the same configuration, by settings of their own", async () => {
    const passwords = passwordsFor(editions.libraries);
    const { published } = editions;
    const settings = "examples/compose/settings.conf";
    const contained = await startNginx(program!, { published, passwords, settings });
    try {
      const open = await ask(contained.url, null);
      expect([open.status, open.headers["content-security-policy"]]).toEqual([
        200,
        "frame-ancestors 'none'",
      ]);
      expect((await ask(`${contained.url}intern/${own}/`, null)).status).toBe(401);
      expect((await ask(`${contained.url}intern/${own}/`, userOf(own))).status).toBe(200);
    } finally {
      await contained.close();
    }
  });

  test("all that is mounted is there, or told to be made", async () => {
    const folder = path.join(project, "examples/compose");
    const compose = await readFile(path.join(folder, "compose.yaml"), "utf8");
    const mounted = [...compose.matchAll(/^ +- (\.\S+):\/\S+:ro$/gm)].map(([, from]) => from!);
    expect(mounted).toContain("./settings.conf");
    for (const from of mounted) {
      const isTold = new RegExp(`^# +${path.basename(from)}/? `, "m").test(compose);
      expect(isTold || existsSync(path.join(folder, from)), from).toBe(true);
    }
  });
});
