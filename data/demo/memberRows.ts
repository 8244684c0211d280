import { nextRenewal, yearOf } from "./calendar.js";
import type { Card } from "./cards.js";
import { isChild } from "./cards.js";
import { createSpoiler } from "./dirt.js";
import type { MemberRow } from "./memberRow.js";
import type { Membership } from "./membership.js";
import type { Area } from "./region.js";

/** The rows of a library's file of one day, dirt and all, in order of member number. */
export function memberRows(
  membership: Membership,
  date: string,
  areas: Area[],
  delimiter: string,
): MemberRow[] {
  const others = areas.filter((area) => area.library !== membership.library);
  const elsewhere = (nth: number) => (others[(nth * 37) % others.length] as Area).id;
  const spoil = createSpoiler({ delimiter, elsewhere });
  const lingering = new Set(membership.lingering);
  return [...membership.cards.values(), membership.lingering]
    .flat()
    .sort((one, other) => one.issued - other.issued)
    .flatMap((card) => {
      const row = toRow(card, date);
      return card.dirt && !lingering.has(card) ? spoil(row, card.dirt) : [row];
    });
}

function toRow(card: Card, date: string): MemberRow {
  const { area, number, addition } = card.household;
  const digits = String(card.issued).padStart(7, "0");
  return {
    number: area.library.id.slice(0, 2).toUpperCase() + digits,
    name: card.name,
    email: `lid${digits}@voorbeeld.example`,
    phone: `000-${digits}`,
    branch: card.branch,
    postcode: area.id,
    houseNumber: String(number),
    addition,
    birthYear: String(card.birthYear),
    category: categoryOf(card, date),
    joined: card.joinedDate,
    expires: expiryOf(card, date),
    surplus: [],
  };
}

function categoryOf({ birthYear }: Card, date: string): string {
  const year = yearOf(date);
  if (isChild(birthYear, year)) return "Jeugd";
  if (year - birthYear < 23) return "Jongeren";
  return year - birthYear < 67 ? "Volwassenen" : "Senioren";
}

/** Children's cards do not expire by themselves; others are renewed each year. */
function expiryOf(card: Card, date: string): string {
  if (card.endDate) return card.endDate;
  return isChild(card.birthYear, yearOf(date)) ? "" : nextRenewal(card.joinedDate, date);
}
