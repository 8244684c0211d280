import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PAGES } from "../browser/expected.js";
import { createReader, launchWithoutNetwork, untilComplete } from "../browser/reader.js";
import { chromiumForTests } from "../support/chromium.js";
import { authorization } from "./ask.js";
import { publishEditions, type Editions } from "./editions.js";
import { nginxForTests, startNginx, type Nginx } from "./nginx.js";
import { passwordsFor, userOf } from "./users.js";

const chromium = chromiumForTests("The editions in a browser");
const program = nginxForTests("The editions in a browser");

let editions: Editions;
let server: Nginx;
let browser: Browser;
let friend: Server;
let stranger: Server;

describe.skipIf(!chromium || !program)("a browser, at the editions that nginx serves", () => {
  beforeAll(async () => {
    [friend, stranger] = await Promise.all([listen(), listen()]);
    editions = await publishEditions();
    const passwords = passwordsFor(editions.libraries);
    const { published } = editions;
    server = await startNginx(program!, { published, passwords, embedOn: addressOf(friend) });
    browser = await launchWithoutNetwork(chromium!);
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await editions.close();
    friend.close();
    stranger.close();
  });

  test("shows every page of the own edition, and nothing goes wrong", async () => {
    const [library = ""] = editions.libraries;
    const reader = await createReader(browser, server.url, "laptop");
    reader.page.setDefaultTimeout(20_000);
    await reader.page.setExtraHTTPHeaders(authorization(userOf(library)));
    for (const page of PAGES) {
      await reader.open(`intern/${library}/${page}.html?library=${library}`);
      expect(await reader.page.locator(".page .problem").count(), page).toBe(0);
    }
    expect(reader.troubles).toEqual([]);
    await reader.close();
  });

  test("is asked for the password, and opens the edition with it", async () => {
    const [library = "", other] = editions.libraries;
    const { name, password } = userOf(`${library}.jo`)!;
    const context = await browser.newContext({ httpCredentials: { username: name, password } });
    const page = await context.newPage();
    const statusOf = async (edition = "") =>
      (await page.goto(`${server.url}intern/${edition}/`))?.status();
    expect(await statusOf(library)).toBe(200);
    await untilComplete(page);
    expect(await statusOf(other)).toBe(401);
    await context.close();
  });

  test.each([
    ["a site that is named shows an address with ?embed", () => friend, "?embed", true],
    ["it does not show one without", () => friend, "", false],
    ["another site shows neither", () => stranger, "?embed", false],
  ])("frames: %s", async (_what, host, query, isShown) => {
    const page = await browser.newPage();
    const address = `${server.url}members.html${query}`;
    await page.goto(`${addressOf(host())}/?${encodeURIComponent(address)}`);
    const frame = page.frames()[1]!;
    await frame.waitForLoadState();
    expect(frame.url()).toBe(isShown ? address : "chrome-error://chromewebdata/");
    await page.close();
  });
});

/** Another site, that frames the address that it is asked for. */
async function listen(): Promise<Server> {
  const server = createServer(({ url }, response) => {
    const address = decodeURIComponent((url ?? "").split("?")[1] ?? "");
    response.setHeader("content-type", "text/html");
    response.end(`<!DOCTYPE html><title>host</title><iframe src="${address}"></iframe>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
