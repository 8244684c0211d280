import { promisify } from "node:util";
import { gzip } from "node:zlib";
import iconv from "iconv-lite";
import { toLine } from "./csv.js";
import type { MemberRow } from "./memberRow.js";
import type { LibraryId } from "./places.js";

/** How the system of a library writes its members. */
interface Dialect {
  extension: string;
  delimiter: string;
  newline: string;
  header: string[];
  toDate: (date: string) => string;
  toBytes: (text: string) => Promise<Uint8Array>;
}

const compress = promisify(gzip);

const merwedal: Dialect = {
  extension: "csv",
  delimiter: ",",
  newline: "\n",
  header:
    "Pasnummer,Naam,E-mail,Telefoon,Vestiging,Postcode,Huisnummer,Toevoeging,Geboortejaar,Soort lidmaatschap,Ingangsdatum,Einddatum".split(
      ",",
    ),
  toDate: (date) => date,
  toBytes: async (text) => Buffer.from(text, "utf8"),
};

const zilverdijk: Dialect = {
  extension: "csv.gz",
  delimiter: ";",
  newline: "\r\n",
  header:
    "Lenersnummer;Naam lener;E-mailadres;Telefoonnummer;Vestiging;Postcode;Huisnr;Huisnr. toev.;Geb.jaar;Categorie;Lid sinds;Geldig t/m".split(
      ";",
    ),
  toDate: (date) => date.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3-$2-$1"),
  toBytes: (text) => compress(iconv.encode(text, "windows-1252")),
};

const heidewoud: Dialect = {
  extension: "tsv",
  delimiter: "\t",
  newline: "\n",
  header:
    "pas_id naam email telefoon locatie postcode huisnummer toevoeging geboortejaar abonnement startdatum einddatum".split(
      " ",
    ),
  toDate: (date) => date.replaceAll("-", ""),
  toBytes: async (text) => Buffer.from(`\ufeff${text}`, "utf8"),
};

export const dialects: Record<LibraryId, Dialect> = { merwedal, zilverdijk, heidewoud };

export function toMembersFile(rows: MemberRow[], dialect: Dialect): Promise<Uint8Array> {
  const { header, delimiter, newline } = dialect;
  const lines = [header, ...rows.map((row) => valuesOf(row, dialect))];
  return dialect.toBytes(lines.map((values) => toLine(values, delimiter, newline)).join(""));
}

function valuesOf(row: MemberRow, { toDate }: Dialect): string[] {
  return [
    row.number,
    row.name,
    row.email,
    row.phone,
    row.branch,
    row.postcode,
    row.houseNumber,
    row.addition,
    row.birthYear,
    row.category,
    toDate(row.joined),
    toDate(row.expires),
    ...row.surplus,
  ];
}
