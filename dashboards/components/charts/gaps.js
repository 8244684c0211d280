const DAY = 86_400_000;
/** A step this much longer than the usual one means that a snapshot is missing between. */
const TOO_LONG = 1.6;

/**
 * Points with a hole wherever a snapshot is missing, so that a line breaks there.
 *
 * @param {{ date: string, value: number | null }[]} points in the order of their dates
 * @returns {{ date: Date, value: number }[]} NaN for a hole
 */
export function withGaps(points) {
  const usual = median(steps(points));
  return points.flatMap(({ date, value }, position) => {
    const point = { date: new Date(date), value: value ?? NaN };
    const before = points[position - 1];
    if (!before || daysBetween(before.date, date) <= usual * TOO_LONG) return [point];
    return [{ date: new Date(Date.parse(before.date) + DAY), value: NaN }, point];
  });
}

function steps(points) {
  return points.slice(1).map(({ date }, position) => daysBetween(points[position].date, date));
}

function daysBetween(from, to) {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Infinity;
}
