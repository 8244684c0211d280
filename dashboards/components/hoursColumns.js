/** When each branch is open in a week, where that is known of any. */
export function hoursColumns({ text, place, marts }) {
  const known = marts.branch_hours.filter(({ snapshot_date }) => snapshot_date === place.date);
  if (!known.length) return [];
  const byBranch = new Map(known.map((row) => [row.scope_id, row]));
  return ["hours_per_week", "evening_hours", "weekend_hours"].map((key) => ({
    key,
    as: "exact",
    label: text.say(`column.${key}`),
    value: ({ id }) => byBranch.get(id)?.[key] ?? null,
  }));
}
