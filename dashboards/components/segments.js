const LONGEST_CODE = 4;

/** @param {{ name: string, name_en: string | null }} segment @param {string} language */
function nameIn(segment, language) {
  return (language === "en" && segment.name_en) || segment.name;
}

/**
 * The segmentation as one page needs it: its parts in their own order, and their names.
 *
 * @param {{ segments: { level: string, segment_id: string, parent_id: string | null, position: number, name: string, name_en: string | null }[] }} index
 * @param {string} language
 */
export function createSegments(index, language) {
  const byId = new Map(index.segments.map((segment) => [segment.segment_id, segment]));
  const top = ofLevel(index.segments, "segment");

  /** @param {"segment" | "subsegment"} level @param {string} [parent] */
  function list(level, parent) {
    if (level === "segment") return top;
    const parts = ofLevel(index.segments, "subsegment");
    return top
      .filter(({ segment_id }) => !parent || segment_id === parent)
      .flatMap(({ segment_id }) => parts.filter(({ parent_id }) => parent_id === segment_id));
  }

  const name = (id) => (byId.has(id) ? nameIn(byId.get(id), language) : id);

  return {
    list,
    name,
    /** Such as `A Plannen en Rennen`; an identifier that is no code says nothing to a reader. */
    label: (id) => (id.length <= LONGEST_CODE ? `${id} ${name(id)}` : name(id)),
    has: (id) => byId.has(id),
    /** The segment of a subsegment. */
    parentOf: (id) => byId.get(id)?.parent_id ?? undefined,
    levelOf: (id) => byId.get(id)?.level,
    hasSubsegments: index.segments.some(({ level }) => level === "subsegment"),
  };
}

function ofLevel(segments, level) {
  return segments
    .filter((segment) => segment.level === level)
    .sort((a, b) => a.position - b.position);
}
