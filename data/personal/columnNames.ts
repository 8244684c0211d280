import type { PersonalKind } from "./kinds.js";

/** Of what a name or number can be that is nobody's: `Naam vestiging`, `Mobiele bibliotheek`. */
const OF_NOBODY =
  /vestiging|bibliothe|filiaal|locati|branch|librar|plaats|straat|street|gemeente|municipal|wijk|buurt|district|\bcity|\btown|\bward|school|groep|group|categor|soort|type|abonnement|lidmaatschap|membership|segment|product|bestand|\bfile|kolom|column|organi|instelling|\barea|gebied|region?\b|provinc|country|\bland\b/;

const HOLDER =
  "(pas|kaart|card|lid|leden|lidmaatschaps?|leners?|lezers?|klant|members?|membership|patron|borrower|customer|reader|user|gebruikers?)(houder)?s?";
const NUMBER = "(nummer|nr|num|number|no|id|barcode)";

const RULES: [PersonalKind, RegExp][] = [
  ["email", /\be ?mail|\bmail ?(ad|$)/],
  ["phone", /telefo|phone|\bmobiel|\bmobile|\b(tel|telnr|gsm|fax|whatsapp)\b/],
  ["account", /\biban|\bbank|rekening ?(nummer|nr)|account ?(number|nummer|nr|no)\b|credit ?card/],
  ["bsn", /\bbsn|burger ?service|sofi ?(nummer|nr)|national insurance|passport|paspoort|rijbewijs/],
  ["card", new RegExp(`barcode|streepjescode|\\b${HOLDER} ?${NUMBER}\\b`)],
  ["card", new RegExp(`\\b${NUMBER} (van )?(de |het )?${HOLDER}\\b`)],
  ["name", /(naam|namen|names?|initialen|initials|voorletters?|surname|forename)\b/],
  [
    "name",
    /\b(tussenvoegsels?|voorvoegsels?|contactpersoon|(ouder|verzorger|parent|guardian)s?)\b/,
  ],
  ["name", /^(lener|lezer|klant|persoon|contact|patron|borrower|customer|person)$/],
];

/** What a column holds of a person, by what it is called; null where its name says nothing of the kind. */
export function kindOfName(name: string): PersonalKind | null {
  const words = wordsOf(name).join(" ");
  const [kind = null] = RULES.find(([, rule]) => rule.test(words)) ?? [];
  const isOfNobody = kind !== "card" && kind !== "bsn" && OF_NOBODY.test(words);
  return isOfNobody ? null : kind;
}

/** Words of a column's name in small letters: `Naam_lener`, `naamLener` and `NAAM LENER` alike. */
export function wordsOf(name: string): string[] {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
