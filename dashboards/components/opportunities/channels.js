/**
 * What a set of segments does more than others: the index of each attribute over the set, weighted
 * by the size of its segments. As an index is 100 x a share by the share of everybody, this is the
 * index of the set as a whole. Largest first.
 *
 * @param {{ segment_id: string, domain: string, topic: string, attribute: string, value: number | null, index: number | null }[]} personas
 * @param {Map<string, number>} sizes of the segments of the set
 */
export function rankChannels(personas, sizes) {
  const byAttribute = new Map();
  for (const row of personas) {
    const size = sizes.get(row.segment_id);
    if (!size || row.index === null) continue;
    const key = JSON.stringify([row.domain, row.topic, row.attribute]);
    const sum = byAttribute.get(key) ?? { ...row, size: 0, index: 0, value: 0 };
    sum.size += size;
    sum.index += size * row.index;
    sum.value += size * (row.value ?? NaN);
    byAttribute.set(key, sum);
  }
  return [...byAttribute.entries()]
    .map(([key, { domain, topic, attribute, size, index, value }]) => ({
      key,
      domain,
      topic,
      attribute,
      index: index / size,
      value: Number.isFinite(value) ? value / size : null,
    }))
    .sort((a, b) => b.index - a.index);
}
