import { expect, test } from "vitest";
import { runCli } from "../../support/cli.js";

test.each([
  "www.library.example",
  "https://www.library.example/page",
  "https://www.library.example; script-src *",
  "*",
  "'self'",
  ",",
])(
  "a site that may frame pages is an address, and nothing that a header would misread: %s",
  async (site) => {
    const { code, output } = await runCli(["serve", "--embed-on", site]);
    expect(code).toBe(2);
    expect(output).toContain("Sites are written as https://www.library.example");
  },
);

test("several sites may frame pages", async () => {
  const sites = "https://www.library.example,http://*.intranet.example:8080";
  const config = "nowhere.config.ts";
  const { output } = await runCli(["serve", "--embed-on", sites, "--config", config]);
  expect(output).toContain(config);
  expect(output).not.toContain("Sites are written");
});
