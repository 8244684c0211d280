export type Language = "nl" | "en";
export type Format =
  | "count"
  | "index"
  | "percent"
  | "points"
  | "change"
  | "date"
  | "moment"
  | "duration"
  | "exact"
  | "exactPercent"
  | "wholePercent";

const LOCALES = { nl: "nl-NL", en: "en-GB" };
/** Dutch has a space that does not break before the sign. */
const PERCENT = { nl: "\u00a0%", en: "%" };
const MINUS = "\u2212";

/** A figure as a reader of that language expects it, by other means than the pages use. */
export function written(value: string | number | null, as: Format, language: Language): string {
  if (value === null) return "–";
  if (as === "date") return day(String(value), language);
  if (as === "moment") return moment(String(value), language);
  const number = Number(value);
  if (as === "count" || as === "index") return digits(number, 0, language);
  if (as === "duration") return duration(number, language);
  if (as === "exact") return number.toLocaleString(LOCALES[language]);
  if (as === "exactPercent")
    return (number * 100).toLocaleString(LOCALES[language]) + PERCENT[language];
  if (as === "wholePercent") return digits(number * 100, 0, language) + PERCENT[language];
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

const LASTS = {
  nl: { hour: ["uur", "uur"], minute: ["minuut", "minuten"], second: ["seconde", "seconden"] },
  en: { hour: ["hour", "hours"], minute: ["minute", "minutes"], second: ["second", "seconds"] },
};

/** In the largest unit of which there are at least two. */
function duration(seconds: number, language: Language) {
  const [unit, size] =
    seconds >= 7200
      ? (["hour", 3600] as const)
      : seconds >= 120
        ? (["minute", 60] as const)
        : (["second", 1] as const);
  const count = Math.round(seconds / size);
  return `${count} ${LASTS[language][unit][count === 1 ? 0 : 1]!}`;
}

/** On the clock of this machine, which is that of the browser too. */
function moment(at: string, language: Language) {
  const time = new Date(at);
  const clock = [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0"));
  const local = new Intl.DateTimeFormat("en-CA").format(time);
  return `${day(local, language)} ${language === "nl" ? "om" : "at"} ${clock.join(":")}`;
}

function day(date: string, language: Language) {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
}
