import { createHash } from "node:crypto";

/** What stands in a page itself, as the browser will see it. */
export interface InlineParts {
  scripts: string[];
  styles: string[];
}

/** Each chart of Plot comes with this style sheet; test/browser/csp.test.ts tells when another Plot writes another. */
const PLOT_STYLE = "sha256-jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww=";

/**
 * What a page may load and run: its own files, and what it was built with. `frame-ancestors` is not
 * here, since a browser takes it from a header only.
 */
export function policyOf({ scripts, styles }: InlineParts): string {
  return [
    "default-src 'none'",
    `script-src ${sources(["'self'", ...scripts.map(hashOf)])}`,
    `style-src ${sources(["'self'", `'${PLOT_STYLE}'`, ...styles.map(hashOf)])}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function sources(all: string[]): string {
  return [...new Set(all)].join(" ");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
