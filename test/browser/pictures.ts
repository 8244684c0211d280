import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { serveFolder } from "../../workflows/serve.js";
import { findChromium, launchChromium } from "../support/chromium.js";
import { project } from "../support/cli.js";
import { untilComplete } from "./reader.js";

// Takes the pictures of docs/pictures from a publication:
// npx tsx test/browser/pictures.ts var/published/current/sites/public

/** Each ends where its page has a natural pause. */
const PICTURES = {
  overview: { address: "", height: 750 },
  members: { address: "members.html", height: 960 },
};
const WIDTH = 1366;
const MOST_BYTES = 150_000;

async function takePictures(site: string) {
  const chromium = findChromium();
  if ("reason" in chromium) throw new Error(chromium.reason);
  const folder = path.join(project, "docs/pictures");
  await mkdir(folder, { recursive: true });
  const server = await serveFolder({ folder: site, port: 0 });
  const browser = await launchChromium(chromium.path);
  try {
    const page = await browser.newPage({
      viewport: { width: WIDTH, height: 1000 },
      deviceScaleFactor: 1,
      colorScheme: "light",
    });
    for (const [name, { address, height }] of Object.entries(PICTURES)) {
      await page.goto(new URL(address, server.url).href);
      await untilComplete(page);
      const file = path.join(folder, `${name}.png`);
      await page.screenshot({ path: file, clip: { x: 0, y: 0, width: WIDTH, height } });
      const { size } = await stat(file);
      if (size > MOST_BYTES) throw new Error(`${name}.png is ${size} bytes, above ${MOST_BYTES}.`);
      console.log(`${path.relative(project, file)}: ${size} bytes`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

const [site] = process.argv.slice(2);
if (!site) throw new Error("Give the folder of a published site.");
await takePictures(site);
