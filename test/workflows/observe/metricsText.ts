export interface Metrics {
  names: string[];
  /** Undefined where there is no such series. */
  value(name: string, labels?: Record<string, string>): number | undefined;
}

/** What Prometheus would read there. */
export async function readMetrics(address: string): Promise<Metrics> {
  const response = await fetch(`http://${address}/metrics`);
  const series = (await response.text())
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(parse);
  return {
    names: [...new Set(series.map(({ name }) => name))],
    value: (name, labels = {}) =>
      series.find((one) => one.name === name && isSame(one.labels, labels))?.value,
  };
}

function parse(line: string) {
  const [, name = "", labels = "", value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text]);
  return {
    name,
    labels: Object.fromEntries(pairs) as Record<string, string>,
    value: Number(value),
  };
}

function isSame(a: Record<string, string>, b: Record<string, string>): boolean {
  const sorted = (labels: Record<string, string>) => JSON.stringify(Object.entries(labels).sort());
  return sorted(a) === sorted(b);
}
