import type { DuckDBConnection } from "@duckdb/node-api";
import { literal } from "../sql.js";

/** What can be told from a value; the macro below gives the place in this list, from 1. */
export const kindsByValue = ["email", "phone", "account", "bsn", "card"] as const;

export type KindByValue = (typeof kindsByValue)[number];

export function codeOf(kind: KindByValue): number {
  return kindsByValue.indexOf(kind) + 1;
}

/**
 * Makes `personal_kind(text)` known to a connection: null for an empty value, 0 for one that looks like
 * nothing personal, otherwise its place in `kindsByValue`. Bank accounts are checked by ISO 7064
 * (mod 97), cards by Luhn, BSN by the eleven test.
 */
export async function defineKinds(connection: DuckDBConnection): Promise<void> {
  for (const [name, sql] of Object.entries(MACROS)) {
    await connection.run(`create or replace temp macro ${name}(text) as (${sql})`);
  }
}

const EMAIL = String.raw`[^\s@<>"]+@[^\s@<>"]+\.[A-Za-z]{2,}`;
const DATE = String.raw`([0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}|[0-9]{4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,2})([ T].*)?`;
const PHONE = String.raw`[+(]*[0-9][0-9 ()./-]{7,}`;
const DIALLED = String.raw`\+[1-9][0-9]{7,14}|00[1-9][0-9]{8,13}|0[1-9][0-9]{7,9}`;
const BSN = "[0-9]{4}[ .]?[0-9]{2}[ .]?[0-9]{3}|[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}";
const CARD = "[0-9]([ -]?[0-9]){12,18}";
const ACCOUNT = "[A-Za-z]{2}[0-9]{2}[0-9A-Za-z ]{11,38}";

const digits = "regexp_replace(text, '[^0-9]', '', 'g')";
const letters = "upper(replace(text, ' ', ''))";

// By nested cases rather than `and`, of which DuckDB works out both sides.
const MACROS: Record<string, string> = {
  is_phone: `case when regexp_full_match(text, ${literal(DATE)}) then false
    when regexp_full_match(text, ${literal(PHONE)}) then regexp_full_match(
      replace(regexp_replace(text, '[^0-9+]', '', 'g'), '+310', '+31'), ${literal(DIALLED)})
    else false end`,
  is_bsn: `case when regexp_full_match(text, ${literal(BSN)}) then ${digits}::bigint > 0
    and list_sum(list_transform(range(1, 10), lambda place:
      (case when place = 9 then -1 else 10 - place end) * ${digits}[place]::bigint)) % 11 = 0
    else false end`,
  is_card: `case when regexp_full_match(text, ${literal(CARD)}) then ${digits}::hugeint > 0
    and list_sum(list_transform(string_split(reverse(${digits}), ''), lambda one, place:
      case when place % 2 = 1 then one::bigint else one::bigint * 2 // 10 + one::bigint * 2 % 10 end)) % 10 = 0
    else false end`,
  is_account: `case when regexp_full_match(text, ${literal(ACCOUNT)})
    then length(${letters}) between 15 and 34 and list_reduce(
      list_transform(string_split(${letters}[5:] || ${letters}[:4], ''),
        lambda one: case when one between '0' and '9' then one::bigint else ord(one) - 55 end),
      lambda rest, one: (rest * (case when one > 9 then 100 else 10 end) + one) % 97, 0::bigint) = 1
    else false end`,
  personal_kind: kindSql("trim(text)"),
};

/** No shorter text is any of these, and by their first letters most are told apart without a pattern. */
function kindSql(text: string): string {
  const when = (kind: KindByValue) => `when is_${kind}(${text}) then ${codeOf(kind)}`;
  return `(case
    when ${text} is null or ${text} = '' then null
    when length(${text}) < 6 then 0
    when contains(${text}, '@')
      then case when regexp_matches(${text}, ${literal(EMAIL)}) then ${codeOf("email")} else 0 end
    when ${text}[1] between '0' and '9' or ${text}[1] in ('+', '(')
      then case ${when("phone")} ${when("bsn")} ${when("card")} else 0 end
    when ${text}[3] between '0' and '9' then case ${when("account")} else 0 end
    else 0 end)::utinyint`;
}
