import type { MemberRow } from "./memberRow.js";
import type { Dirt } from "./truths.js";
import { dirtyRows } from "./truths.js";

const unreadableDates = ["onbekend", "2024-02-31", "0000-00-00"];
const regionOfNobody = ["0911AB", "0927KL", "0944TV", "0958GH"];

/** What becomes of the `nth` row with this dirt; `elsewhere` is an area of another library. */
type Spoil = (
  row: MemberRow,
  nth: number,
  file: { delimiter: string; elsewhere: string },
) => MemberRow[];

const spoils: Record<Dirt, Spoil> = {
  unreadableDate: (row, nth) => [{ ...row, joined: choose(unreadableDates, nth) }],
  impossibleBirthYear: (row) => [{ ...row, birthYear: "1015" }],
  missingMemberNumber: (row) => [{ ...row, number: "" }],
  duplicateMemberNumber: (row) => [row, { ...row, category: "Dubbel" }],
  tooManyFields: (row) => [{ ...row, surplus: ["aanvullend"] }],
  blankPostcode: (row) => [{ ...row, postcode: "" }],
  otherRegion: (row, nth, { elsewhere }) => [
    { ...row, postcode: nth % 2 === 0 ? elsewhere : choose(regionOfNobody, nth) },
  ],
  unknownBranch: (row) => [{ ...row, branch: "Bibliobus (opgeheven)" }],
  untidyPostcode: (row) => [
    { ...row, postcode: `${row.postcode.slice(0, 4)} ${row.postcode.slice(4).toLowerCase()}` },
  ],
  quotedValue: (row, _, { delimiter }) => [
    { ...row, name: `${row.name}${delimiter} zegt "Pim"\n(nieuwe regel)` },
  ],
};

/** Spoils exactly as many rows of a file as the truths declare: those of the oldest cards. */
export function createSpoiler(file: {
  delimiter: string;
  elsewhere: (nth: number) => string;
}): (row: MemberRow, dirt: Dirt) => MemberRow[] {
  const spoiled = new Map<Dirt, number>();
  return (row, dirt) => {
    const nth = spoiled.get(dirt) ?? 0;
    if (nth >= dirtyRows[dirt]) return [row];
    spoiled.set(dirt, nth + 1);
    return spoils[dirt](row, nth, { delimiter: file.delimiter, elsewhere: file.elsewhere(nth) });
  };
}

function choose(list: string[], nth: number): string {
  return list[nth % list.length] as string;
}
