import { expect, test } from "vitest";
import { pullSnapshot } from "../../../data/landing/pull.js";
import { loadConfig } from "../../../data/loadConfig.js";
import { smallRegion } from "../../support/smallRegion.js";

// Readers of named pipes and their writers share Node's few threads: too many of the first would
// leave none for the second, and all would wait for ever.
test("many deliveries are pulled side by side", { timeout: 60_000 }, async () => {
  const region = await smallRegion({ months: 24, members: 20_000 });
  const workplace = await loadConfig(region.config);
  const pulled = await Promise.all(
    region.dates.map((date) => pullSnapshot(workplace, "members", date)),
  );
  expect(pulled.map((landed) => landed?.readCount)).toEqual(
    region.dates.map((_, place) => 20_000 + place),
  );
});
