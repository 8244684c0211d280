/** Names that an expression of SQL mentions, as it writes them. */
export function namesIn(sql: string): Set<string> {
  const code = sql.replaceAll(/'(?:[^']|'')*'/g, " ");
  const quoted = [...code.matchAll(/"((?:[^"]|"")*)"/g)].map(([, name = ""]) =>
    name.replaceAll('""', '"'),
  );
  const bare = code.replaceAll(/"(?:[^"]|"")*"/g, " ").match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return new Set([...quoted, ...bare].map((name) => name.toLowerCase()));
}
