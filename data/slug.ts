/**
 * SQL for the id of a library, branch or municipality made from its name:
 * `B&NES Mobile Libraries` -> `b-nes-mobile-libraries`.
 */
export function slugSql(expression: string): string {
  return `trim(regexp_replace(lower(strip_accents(${expression})), '[^a-z0-9]+', '-', 'g'), '-')`;
}

/** The same in TypeScript. */
export function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
