import { toCsv } from "./csv.js";
import { personaTopics } from "./personaTopics.js";
import type { PersonaTopic } from "./personaTopics.js";
import type { Random } from "./random.js";
import { createRandom } from "./random.js";
import type { Region } from "./region.js";
import type { Segment, SegmentId, Traits } from "./segments.js";
import { segmentation, segments } from "./segments.js";

const header = [
  "segmentation",
  "level",
  "segment_id",
  "domain",
  "topic",
  "attribute",
  "value",
  "index",
  "source",
  "licence",
];

/** How far subsegments differ from their segment (on the scale of log odds). */
const variety = 0.8;

interface Value {
  level: "segment" | "subsegment";
  id: string;
  value: number;
}

export function personaFile(seed: number, { households }: Region): string {
  const random = createRandom(seed, "personas");
  const sizes = new Map<SegmentId, number>();
  for (const { segment } of households) sizes.set(segment.id, (sizes.get(segment.id) ?? 0) + 1);
  return toCsv(
    header,
    personaTopics.flatMap((topic) => rowsOf(random, topic, sizes)),
  );
}

function rowsOf(random: Random, topic: PersonaTopic, sizes: Map<SegmentId, number>) {
  const values = segments.flatMap((segment) => valuesOf(random, topic, segment));
  const everybody = meanOf(values, sizes);
  return values.map(({ level, id, value }) => [
    segmentation,
    level,
    id,
    topic.domain,
    topic.topic,
    topic.attribute,
    value.toFixed(3),
    Math.round((100 * value) / everybody),
    "fictief",
    "Apache-2.0",
  ]);
}

function valuesOf(random: Random, topic: PersonaTopic, segment: Segment): Value[] {
  const odds = logOdds(topic, segment.traits);
  const subsegments = segment.subsegments.map(({ id }): Value => {
    const own = odds + (random() - 0.5) * variety;
    return { level: "subsegment", id, value: toShare(own) };
  });
  return [{ level: "segment", id: segment.id, value: toShare(odds) }, ...subsegments];
}

function logOdds({ ordinary, pulls }: PersonaTopic, traits: Traits): number {
  return Object.entries(pulls).reduce(
    (sum, [trait, pull]) => sum + pull * (traits[trait as keyof Traits] - 0.5),
    Math.log(ordinary / (1 - ordinary)),
  );
}

function toShare(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

function meanOf(values: Value[], sizes: Map<SegmentId, number>): number {
  const tops = values.filter(({ level }) => level === "segment");
  const sizeOf = ({ id }: Value) => sizes.get(id as SegmentId) ?? 0;
  const total = tops.reduce((sum, top) => sum + sizeOf(top), 0);
  return tops.reduce((sum, top) => sum + top.value * sizeOf(top), 0) / total;
}
