import { z } from "zod";

/** A name of the IANA time zone database, spelled as there: Temporal's server asks for just that. */
export const timeZone = z
  .string()
  .superRefine((name, context) => {
    const message = faultOf(name);
    if (message) context.addIssue({ code: "custom", message });
  })
  .meta({ examples: ['"Europe/Amsterdam"'] });

function faultOf(name: string): string | null {
  const known = /^[A-Za-z]/.test(name) ? resolve(name) : null;
  if (known === null) return `there is no time zone "${name}"`;
  const isSpelledOtherwise = known !== name && known.toLowerCase() === name.toLowerCase();
  return isSpelledOtherwise ? `the time zone "${name}" is written "${known}"` : null;
}

function resolve(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
