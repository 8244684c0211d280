import { wordsOf } from "./columnNames.js";

/** Names of columns that a sentence tells. */
const MOST = 40;

/** What names of columns are made of, in Dutch and English. */
const PARTS = `
  naam namen name adres adressen address mail mailing telefoon telephone phone mobiel mobile tel straat
  street huis house nummer number nr no num id toevoeging toev addition postcode post code pc plaats place
  woonplaats city town stad wijk buurt district ward gemeente municipality provincie region regio land
  country lat latitude lon longitude vestiging filiaal locatie location bibliotheek library branch home lid
  leden lener lezer klant member members membership maatschap patron borrower customer person persoon
  persons kaart card pas pasje barcode account rekening iban bank bsn burger service contact ouder
  verzorger parent sinds since start begin ingang eind end expiry expires geldig valid tot until from
  datum date jaar year maand month dag day geboorte geb birth born joined join leeftijd age geslacht gender
  taal language soort type categorie category class klasse groep group school abonnement subscription
  status actief active opmerking opmerkingen remark remarks note notes niveau level area gebied zone share
  aandeel deel part aantal count total totaal inwoner inwoners resident residents bewoner huishouden
  huishoudens household households population personen gebruiker user uitleen leen loan loans visit visits
  laatste last eerste first voor voorletters achter roep tussen voegsel volgorde order position hoort bij
  bron source waarde value index domein domain topic attribute licence version versie kolom column peil
  snapshot key old new lsoa msoa oa segment subsegment van de het per the of is
`
  .trim()
  .split(/\s+/);
const MADE_OF_PARTS = new RegExp(`^(${PARTS.join("|")}|e|en|s)+\\d{0,2}$`);
const SHORT = /^[a-z]{0,2}\d{0,2}$/;

/**
 * Whether the name of a column may be told: where lines have run together, or the line of names is
 * missing, what stands in their place can be a person's. Told is what columns are called.
 */
function isTellable(name: string): boolean {
  const words = wordsOf(name);
  const isPlain = !name.includes("@") && words.length > 0 && words.length <= 8;
  return isPlain && words.every((word) => SHORT.test(word) || MADE_OF_PARTS.test(word));
}

/** The name of a column, or its place in the file where the name itself may be personal. */
export function toldName(name: string, position: number): string {
  return isTellable(name) ? name : `#${position}`;
}

/** Names of columns as a sentence can hold them. */
export function toldNames(names: string[]): string {
  const told = names.filter(isTellable).slice(0, MOST);
  const more = names.length - told.length;
  if (told.length === 0) return `${more} that are called in another way`;
  return told.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
