import type { Browser } from "playwright-core";

interface Fetched {
  path: string;
  /** As they went over the line, with the headers. */
  bytes: number;
  /** `br`, `gzip`, or '' for as it is. */
  encoding: string;
}

export interface FirstVisit {
  files: Fetched[];
  /** Milliseconds to the first drawing. */
  wait: number;
}

/** Marks of the first drawing, of ours. */
const DRAWING = ".drawing svg, .cards li";

/**
 * Opens an address as somebody who was never here, on a laptop.
 * @param slower how many times the processor is slowed
 * @param drawing selector of what is there once the first chart is
 * @param untilAllCame waits for what the page's own network does not show, such as that of workers
 */
export async function firstVisit(
  browser: Browser,
  address: string,
  { slower = 1, drawing = DRAWING, untilAllCame = async () => {} } = {},
): Promise<FirstVisit> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const asked = new Map<string, { path: string; encoding: string }>();
  const files: Fetched[] = [];
  session.on("Network.responseReceived", ({ requestId, response: { url, headers } }) => {
    const encoding = headers["content-encoding"] ?? headers["Content-Encoding"] ?? "";
    asked.set(requestId, { path: new URL(url).pathname, encoding });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength: bytes }) => {
    const { path, encoding } = asked.get(requestId) ?? { path: "", encoding: "" };
    files.push({ path, encoding, bytes });
  });
  const start = performance.now();
  await page.goto(address);
  await page.waitForSelector(drawing, { state: "attached" });
  const wait = performance.now() - start;
  await page.waitForLoadState("networkidle");
  await untilAllCame();
  await context.close();
  return { files, wait };
}
