import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { serveFolder } from "../../workflows/serve.js";
import { findChromium, launchChromium } from "../support/chromium.js";
import { project } from "../support/cli.js";
import { untilComplete } from "./reader.js";

// Takes the pictures of docs/pictures from a publication:
// npx tsx test/browser/pictures.ts var/published/current/sites/public

/** Each ends where its page has a natural pause. Those of one library are of the one that misses most. */
const LIBRARY = "library=bibliotheek-merwedal";
const PICTURES = {
  overview: { address: `?${LIBRARY}`, height: 850 },
  residents: { address: `residents.html?${LIBRARY}`, height: 960 },
  members: { address: `members.html?${LIBRARY}`, height: 1000 },
  segments: { address: `segments.html?${LIBRARY}`, height: 1000 },
  segment: { address: `segments.html?${LIBRARY}&segment=B`, height: 1400 },
  conclusions: { address: `conclusions.html?${LIBRARY}`, height: 1000 },
  opportunities: { address: `opportunities.html?${LIBRARY}`, height: 1620 },
  municipalities: { address: "municipalities.html?library=bibliotheek-zilverdijk", height: 1000 },
  branches: { address: `branches.html?${LIBRARY}`, height: 1080 },
  trend: { address: `trend.html?${LIBRARY}&segment=J`, height: 900 },
  quality: { address: `quality.html?${LIBRARY}`, height: 900 },
  method: { address: "method.html", height: 900 },
  dictionary: { address: "dictionary.html", height: 900 },
  lineage: { address: "lineage.html", height: 950 },
  pipeline: { address: "pipeline.html", height: 1350 },
  notebook: { address: "notebooks/explore.html", height: 1150 },
};
const WIDTH = 1180;
const MOST_BYTES = 120_000;

async function takePictures(site: string) {
  const chromium = findChromium();
  if ("reason" in chromium) throw new Error(chromium.reason);
  const folder = path.join(project, "docs/pictures");
  await mkdir(folder, { recursive: true });
  const server = await serveFolder({ folder: site, port: 0 });
  const browser = await launchChromium(chromium.path);
  try {
    const page = await browser.newPage({
      viewport: { width: WIDTH, height: 1700 },
      deviceScaleFactor: 1,
      colorScheme: "light",
    });
    const session = await page.context().newCDPSession(page);
    for (const [name, { address, height }] of Object.entries(PICTURES)) {
      await page.goto(new URL(address, server.url).href);
      await untilComplete(page);
      const file = path.join(folder, `${name}.webp`);
      // A third of the size of a PNG, which Playwright itself does not offer.
      const { data } = await session.send("Page.captureScreenshot", {
        format: "webp",
        quality: 60,
        clip: { x: 0, y: 0, width: WIDTH, height, scale: 1 },
      });
      const bytes = Buffer.from(data, "base64");
      if (bytes.length > MOST_BYTES) {
        throw new Error(`${name}.webp is ${bytes.length} bytes, above ${MOST_BYTES}.`);
      }
      await writeFile(file, bytes);
      console.log(`${path.relative(project, file)}: ${bytes.length} bytes`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

const [site] = process.argv.slice(2);
if (!site) throw new Error("Give the folder of a published site.");
await takePictures(site);
