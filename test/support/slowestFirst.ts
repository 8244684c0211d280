import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Suites that take minutes, below `test/`: begun last, one of them would keep the others waiting. */
const SLOW = [
  "retention/regions",
  "examples/westOfEngland",
  "privacy/attack",
  "privacy/attackWestOfEngland",
  "retention/forget",
  "retention/kill",
  "reliability/crash/killTemporal",
  "workflows/schedules/commands",
  "workflows/gate/held",
  "workflows/commands/key",
  "browser/hostileNames",
  "browser/pages",
  "workflows/commands/rollback",
  "workflows/commands/backup",
];

/** Begins with what takes longest, and goes on as vitest would. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const place = SLOW.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return place < 0 ? SLOW.length : place;
}
