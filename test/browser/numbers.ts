export type Language = "nl" | "en";
export type Format =
  "count" | "index" | "percent" | "points" | "change" | "date" | "exact" | "exactPercent";

const LOCALES = { nl: "nl-NL", en: "en-GB" };
/** Dutch has a space that does not break before the sign. */
const PERCENT = { nl: "\u00a0%", en: "%" };
const MINUS = "\u2212";

/** A figure as a reader of that language expects it, by other means than the pages use. */
export function written(value: string | number | null, as: Format, language: Language): string {
  if (value === null) return "–";
  if (as === "date") return day(String(value), language);
  const number = Number(value);
  if (as === "count" || as === "index") return digits(number, 0, language);
  if (as === "exact") return number.toLocaleString(LOCALES[language]);
  if (as === "exactPercent")
    return (number * 100).toLocaleString(LOCALES[language]) + PERCENT[language];
  const sign = as === "percent" ? "" : signOf(number);
  const shown = sign + digits(Math.abs(number), 1, language, "percent");
  return as === "points" ? shown : shown + PERCENT[language];
}

function digits(number: number, decimals: number, language: Language, style = "decimal") {
  const options = {
    style: style as "decimal" | "percent",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  };
  return new Intl.NumberFormat(LOCALES[language], options)
    .formatToParts(number)
    .filter(({ type }) => ["integer", "group", "decimal", "fraction"].includes(type))
    .map(({ value }) => value)
    .join("");
}

function signOf(number: number) {
  if (Math.abs(number) < 0.0005) return "";
  return number > 0 ? "+" : MINUS;
}

function day(date: string, language: Language) {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
}
