/**
 * What happened to a place while it was counted: to a branch that is looked at, only to itself.
 *
 * @param {any} context with the mart `events`
 * @param {{ snapshot_date: string }[]} counted snapshots of the place
 * @returns {{ date: string, label: string }[]}
 */
export function eventsOf({ text, place, marts, index }, counted) {
  const dates = new Set(counted.map(({ snapshot_date }) => snapshot_date));
  const isAbout = ({ kind, subject_id: subject }) => {
    if (subject === place.scopeId) return true;
    const isPlace = kind.startsWith("branch_") || kind.startsWith("municipality_");
    return isPlace ? place.scope === "library" : subject === index.segmentation;
  };
  return marts.events
    .filter((event) => dates.has(event.snapshot_date) && isAbout(event))
    .map(({ snapshot_date, kind, subject_name: name }) => ({
      date: snapshot_date,
      label: text.say(`event.${kind}`, { name }),
    }));
}
