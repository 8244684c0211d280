/** True for a row of members of which this edition shows no count: it is small, or would tell a small one. */
export function isHidden(row) {
  return row.member_count === null;
}
