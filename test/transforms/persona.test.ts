import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const paper = {
  level: "segment",
  segment_id: "A",
  domain: "media",
  topic: "Paper",
  attribute: "Reads a paper",
  value: 0.4,
  index: 120,
} as const;
const radio = { ...paper, topic: "Radio", attribute: "Hears the radio" } as const;

it("what was delivered last of a segmentation is what is known of it", async () => {
  const built = await world({
    personas: [
      { ...paper, value: 0.3, snapshot_date: "2023-01-01" },
      { ...radio, snapshot_date: "2023-01-01" },
      { ...paper, snapshot_date: "2024-01-01" },
      { ...paper, segmentation: "map@0", value: 0.2, snapshot_date: "2022-01-01" },
    ],
  });
  await expectRows(built, "persona", {}, [
    { segmentation: "map@0", attribute: "Reads a paper", value: 0.2 },
    { segmentation: "map@1", attribute: "Reads a paper", value: 0.4 },
  ]);
});

it("feeds that tell of other attributes add up, whatever their dates", async () => {
  const built = await world({
    personas: [
      { ...paper, feed: "bought", snapshot_date: "2023-01-01" },
      { ...radio, feed: "asked", snapshot_date: "2024-01-01" },
    ],
  });
  await expectRows(built, "persona", {}, [{ topic: "Paper" }, { topic: "Radio" }]);
});

it("where two feeds tell the same, the newest tells it", async () => {
  const built = await world({
    personas: [
      { ...paper, feed: "bought", value: 0.3, snapshot_date: "2023-01-01" },
      { ...paper, feed: "asked", value: 0.5, snapshot_date: "2024-01-01" },
    ],
  });
  await expectRows(built, "persona", {}, [{ topic: "Paper", value: 0.5 }]);
});

it("an attribute of which a share or an index is not known is kept as not known", async () => {
  const built = await world({
    personas: [
      { ...paper, value: null, index: 120 },
      { ...radio, index: null },
    ],
  });
  await expectRows(built, "persona", {}, [
    { topic: "Paper", value: null, index: 120 },
    { topic: "Radio", value: 0.4, index: null },
  ]);
});
