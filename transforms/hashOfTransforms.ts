import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

let hash: string | undefined;

/**
 * Of all files in this folder, as figures that TypeScript makes are made by more than one of them. A
 * change that does not matter makes such marts again too: that costs minutes, and spares wrong figures.
 */
export function hashOfTransforms(): string {
  return (hash ??= readAll(import.meta.dirname));
}

function readAll(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sum = createHash("sha256");
  for (const name of names.filter((one) => one.endsWith(".ts")).sort()) {
    sum.update(name).update(readFileSync(path.join(folder, name)));
  }
  return sum.digest("hex");
}
