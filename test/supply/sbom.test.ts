import { expect, test } from "vitest";
import { project } from "../support/cli.js";
import { lockedPackages } from "./lockFile.js";
import { makeSbom } from "./sbom.js";

interface Sbom {
  bomFormat: string;
  metadata: { component: object };
  components: { purl: string }[];
}

test("the bill of materials names each package of the product once, on every platform, and no other", async () => {
  const { bomFormat, metadata, components } = JSON.parse(await makeSbom(project)) as Sbom;
  const product = lockedPackages(project).filter((one) => !one.isForDevelopment);
  const wanted = new Set(product.map(({ name, version }) => `${name}@${version}`));
  const named = components.map(({ purl }) => decodeURIComponent(purl.replace("pkg:npm/", "")));
  expect(named.sort()).toEqual([...wanted].sort());
  expect(named).toEqual(expect.arrayContaining([expect.stringMatching(/^@esbuild\/win32-x64@/)]));
  expect(bomFormat).toBe("CycloneDX");
  expect(metadata.component).toMatchObject({ name: "werkgebied", type: "application" });
});
