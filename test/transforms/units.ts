import { columnsOf, type Column } from "../../data/contract.js";
import type { Mart } from "../../data/mart.js";
import type { World, WorldContent } from "../support/world.js";
import { createWorld } from "../support/world.js";

type Row = Record<string, unknown>;

const home = (area_id: string, house: number) => ({ area_id, house_number: String(house) });

/** Two areas and two libraries' worth of everything that is counted in persons and in households. */
function content(times: number): WorldContent {
  const houses = [home("A", 1), home("A", 1), home("A", 2), home("B", 1), home("B", 3)];
  const members = houses.flatMap((house, place) =>
    Array.from({ length: times }, (_, copy) => ({
      ...house,
      branch: place % 2 ? "North" : "South",
      member_id: `${place}-${copy}`,
    })),
  );
  return {
    residents: [
      { area_id: "A", segment_id: "S", persons: 1000 * times, households: 400 },
      { area_id: "B", segment_id: "T", persons: 600 * times, households: 500 },
    ],
    catchments: [
      { area_id: "A", municipality: "East" },
      { area_id: "B", municipality: "West" },
    ],
    members: ["2024-01-31", "2024-02-29"].flatMap((snapshot_date) =>
      members.map((member) => ({ ...member, snapshot_date })),
    ),
  };
}

/**
 * What a mart gets wrong of units: faults, in sentences. Everybody has a double in the same house, so
 * that there are twice as many persons and as many households: what counts households, and every
 * ratio, must stay as it was. A ratio of persons to households does not.
 */
export async function unitFaults(marts: Mart[]): Promise<string[]> {
  const [once, twice] = [await createWorld(content(1)), await createWorld(content(2))];
  try {
    await once.build(marts);
    await twice.build(marts);
    const faults = [];
    for (const mart of marts) faults.push(...(await compare(mart, once, twice)));
    return faults;
  } finally {
    once.close();
    twice.close();
  }
}

async function compare(mart: Mart, once: World, twice: World): Promise<string[]> {
  const sql = `from mart.${mart.name}`;
  const later = await twice.warehouse.rows(sql);
  const doubled = new Map(later.map((row) => [keyOf(mart, row), row]));
  const rows = await once.warehouse.rows(sql);
  return columnsOf(mart.schema).flatMap((column) => {
    const wrong = rows.find((row) => {
      const other = doubled.get(keyOf(mart, row))?.[column.name];
      return mustStay(column, row) && !isSame(row[column.name], other);
    });
    return wrong ? [`${mart.name}.${column.name} mixes persons and households`] : [];
  });
}

function keyOf(mart: Mart, row: Row): string {
  return JSON.stringify(mart.grain.filter((name) => name !== "edition").map((name) => row[name]));
}

/** All that is said of households; of persons a ratio, though not how sure it is. */
function mustStay({ name, type, maximum }: Column, row: Row): boolean {
  if (type !== "double") return false;
  if (row.basis === "households") return true;
  const isUncertainty = /_(low|high|value)$|^z$/.test(name);
  return !isUncertainty && (maximum === 1 || name === "index" || name === "penetration");
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "number" || typeof other !== "number") return one === other;
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
}
