import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../support/chromium.js";

const SIZES = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1366, height: 768 },
  /** A4 at 96 dots an inch. */
  paper: { width: 794, height: 1123 },
};
export type Size = keyof typeof SIZES;

/** Made by the page itself. */
const LOCAL = ["data:", "blob:"];
/** 304: the browser holds the same file already. */
const ANSWERED = [200, 304];

/** Somebody with a browser and without internet: what is wrong with the pages she opens is noted. */
export interface Reader {
  page: Page;
  /** Messages, failures, requests to elsewhere; should stay empty. */
  troubles: string[];
  /** Opens an address below the site at the reader's own size, and waits until it is complete. */
  open(address: string): Promise<void>;
  /** Turns the phone, or prints, without loading anything again. */
  become(size: Size): Promise<void>;
  close(): Promise<void>;
}

/** A browser for which nothing but this machine exists. */
export function launchWithoutNetwork(chromium: string): Promise<Browser> {
  return launchChromium(chromium, ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]);
}

export async function createReader(browser: Browser, site: string, size: Size): Promise<Reader> {
  const context = await browser.newContext({ viewport: SIZES[size], acceptDownloads: true });
  const troubles: string[] = [];
  await forbidWasm(context);
  const page = await context.newPage();
  listen(page, new URL(site).origin, troubles);
  return {
    page,
    troubles,
    async open(address) {
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize(SIZES[size]);
      await page.goto(new URL(address, site).href);
      await untilComplete(page);
    },
    async become(other) {
      await page.emulateMedia({ media: other === "paper" ? "print" : "screen" });
      await page.setViewportSize(SIZES[other]);
      if (other === "paper") await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      else await untilComplete(page);
    },
    close: () => context.close(),
  };
}

/** Until nothing is loading and every chart is drawn. */
export async function untilComplete(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const body = document.querySelector(".page");
    const drawings = [...document.querySelectorAll(".drawing")];
    return (
      body &&
      !body.hasAttribute("aria-busy") &&
      document.querySelector("h1.ready") &&
      drawings.every(
        (drawing) => drawing.querySelector("svg")?.width.baseVal.value === drawing.clientWidth,
      )
    );
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Figures are read without a database in the browser, or any other program but our own scripts. */
async function forbidWasm(context: BrowserContext) {
  await context.addInitScript(() => {
    for (const name of ["compile", "instantiate", "compileStreaming", "instantiateStreaming"]) {
      Object.assign(WebAssembly, { [name]: () => console.error(`WebAssembly.${name} was called`) });
    }
  });
}

function listen(page: Page, origin: string, troubles: string[]) {
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!LOCAL.includes(url.protocol) && url.origin !== origin) troubles.push(`asks for ${url}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(`says ${message.text()}`);
  });
  page.on("pageerror", ({ message }) => troubles.push(`breaks: ${message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What was still under way when the reader left the page.
    if (reason !== "net::ERR_ABORTED") troubles.push(`fails: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (!ANSWERED.includes(response.status()))
      troubles.push(`gets ${response.status()}: ${response.url()}`);
    if (type.includes("wasm")) troubles.push(`loads ${response.url()}`);
  });
}
