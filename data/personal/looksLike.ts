import { kindsByValue, type KindByValue } from "./values.js";

/** Values of a column that are filled, and how many of them look like what. */
export type Looks = { filled: number } & Record<KindByValue, number>;

/**
 * Share of the filled values, and least number, from which a column is of a kind. Among long remarks
 * an e-mail address stands now and then; of any nine digits one in eleven passes the test of a BSN,
 * and of any sixteen one in ten that of a card.
 */
const FROM: Record<KindByValue, [share: number, least: number]> = {
  email: [0.1, 1],
  phone: [0.5, 1],
  account: [0.1, 1],
  bsn: [0.5, 3],
  card: [0.5, 3],
};

/** What a column looks like by its values; null where it is nothing personal. */
export function looksLike(looks: Looks): KindByValue | null {
  const kind = kindsByValue.find((one) => {
    const [share, least] = FROM[one];
    return looks[one] >= least && looks[one] >= share * looks.filled;
  });
  return kind ?? null;
}
