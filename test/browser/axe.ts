import axe from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

interface Finding {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** What axe finds on the page as it is shown now, at WCAG 2.2 AA; empty where all is well. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async (tags) => {
    const { axe: onPage } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Finding[] }> };
    };
    return (await onPage.run({ runOnly: tags })).violations;
  }, TAGS);
  return findings.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) =>
      `${id}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`.slice(0, 300),
    ),
  );
}
