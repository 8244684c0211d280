import { createHash } from "node:crypto";

/** Somebody who stands in a delivery, and in nothing that may be kept. */
export interface Person {
  name: string;
  email: string;
  phone: string;
  number: string;
  street: string;
  account: string;
}

const SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wu".split(" ");

/** The same person for the same number, with values that nobody else has. */
export function person(nth: number): Person {
  const syllable = (power: number) =>
    SYLLABLES[Math.floor(nth / SYLLABLES.length ** power) % SYLLABLES.length] ?? "";
  const own = `${syllable(2)}${syllable(1)}${syllable(0)}`;
  return {
    name: `Roosmarijn Spoor${own}zoeker`,
    email: `spoor${own}zoeker@voorbeeld.test`,
    phone: `06-9870${String(nth).padStart(4, "0")}`,
    number: `PAS-7${String(nth).padStart(5, "0")}-XYZZY`,
    street: `Dwaal${own}dreef`,
    account: accountOf(4_170_000_000 + nth),
  };
}

/** A Dutch account that passes its test (ISO 7064): A = 10, B = 11, L = 21, N = 23. */
function accountOf(nth: number): string {
  const digits = String(nth).padStart(10, "0");
  const rest = BigInt(`10112310${digits}232100`) % 97n;
  return `NL${String(98n - rest).padStart(2, "0")}ABNA${digits}`;
}

export interface Needle {
  /** What is looked for, of whom. */
  value: string;
  form: string;
  bytes: Buffer;
}

/** Each value as it may be written, plainly or disguised; of member numbers plain hashes too. */
export function needlesOf(people: Person[]): Needle[] {
  return people.flatMap((one) => [
    ...Object.values(one).flatMap(written),
    ...written(one.name.split(" ")[1] ?? ""),
    ...hashed(one.number),
  ]);
}

function written(value: string): Needle[] {
  const text = Buffer.from(value);
  const needle = (form: string, bytes: Buffer) => ({ value, form, bytes });
  const slug = value.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return [
    needle("as it is", text),
    needle("in an address", Buffer.from(slug)),
    needle("UTF-16", Buffer.from(value, "utf16le")),
    needle("hexadecimal", Buffer.from(text.toString("hex"))),
    // What of base64 is the same whatever stands before and after it.
    ...[0, 1, 2].map((before) => needle("base64", innerBase64(text, before))),
  ];
}

function innerBase64(text: Buffer, before: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(before), text])
    .toString("base64")
    .replace(/=+$/, "");
  return Buffer.from(encoded.slice(before === 0 ? 0 : before + 1, -1));
}

function hashed(value: string): Needle[] {
  return ["sha256", "sha1", "md5"].flatMap((algorithm) => {
    const hash = createHash(algorithm).update(value).digest();
    const needle = (bytes: Buffer) => ({ value, form: `plain ${algorithm}`, bytes });
    return [
      needle(hash),
      needle(Buffer.from(hash.toString("hex"))),
      needle(Buffer.from(hash.toString("base64").replace(/=+$/, ""))),
    ];
  });
}
