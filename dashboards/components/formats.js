const NONE = "–";

/**
 * Numbers and dates as a language writes them; `–` for none.
 *
 * @param {string} locale
 * @param {Record<string, string>} messages
 */
export function createFormats(locale, messages) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const one = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const exact = new Intl.NumberFormat(locale);
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  // On the clock of the reader.
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  const words = new Intl.ListFormat(locale);
  const percentSign = messages["format.percent"];
  const minus = (formatted) => formatted.replace("-", "−");

  const unless = (isNone, format) => (value) => (isNone(value) ? NONE : format(value));
  const isNoNumber = (value) => !Number.isFinite(value);
  const isNothing = (value) => value === null || value === undefined;
  return {
    count: unless(isNoNumber, (value) => whole.format(value)),
    // A count that an edition does not show.
    some: (value) => (isNoNumber(value) ? messages["format.some"] : whole.format(value)),
    index: unless(isNoNumber, (value) => whole.format(value)),
    percent: unless(isNoNumber, (value) => one.format(100 * value) + percentSign),
    wholePercent: unless(isNoNumber, (value) => whole.format(100 * value) + percentSign),
    axisPercent: unless(isNoNumber, (value) => short.format(100 * value) + percentSign),
    exact: unless(isNoNumber, (value) => exact.format(value)),
    exactPercent: unless(isNoNumber, (value) => exact.format(100 * value) + percentSign),
    change: unless(isNoNumber, (value) => minus(signed.format(100 * value)) + percentSign),
    points: unless(isNoNumber, (value) => minus(signed.format(100 * value))),
    list: (items) => words.format(items),
    date: unless(isNothing, (value) => day.format(new Date(value))),
    moment: unless(isNothing, (value) => moment.format(new Date(value))),
    duration: unless(isNoNumber, (value) => durationOf(locale, value)),
    month: unless(isNothing, (value) => month.format(new Date(value))),
  };
}

/** From two of a unit on in that unit, so that it says as much as is worth knowing. */
const UNITS = /** @type {const} */ ([
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
]);

function durationOf(locale, seconds) {
  const [unit, size] = UNITS.find(([, length]) => seconds >= 2 * length) ?? UNITS[2];
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "long",
    maximumFractionDigits: 0,
  });
  return format.format(seconds / size);
}
