import type { Warehouse } from "../../data/warehouse/database.js";

interface Node {
  [key: string]: unknown;
}

/** Tables that a select reads, `schema.name`, without its own common table expressions. */
export async function tablesRead(warehouse: Warehouse, sql: string): Promise<string[]> {
  const [row] = await warehouse.rows<{ tree: string }>(
    "select json_serialize_sql($1::varchar)::varchar as tree",
    [sql],
  );
  const tree = JSON.parse(row?.tree ?? "{}") as Node;
  if (tree.error) throw new Error(`The SQL cannot be read: ${String(tree.error_message)}`);
  const nodes = [...nodesOf(tree)];
  const named = new Set(nodes.flatMap(namesOfExpressions));
  const tables = nodes
    .filter((node) => node.type === "BASE_TABLE")
    .filter((node) => node.schema_name !== "" || !named.has(String(node.table_name)))
    .map((node) => [node.schema_name, node.table_name].filter(Boolean).join("."));
  return [...new Set(tables)].sort();
}

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

function namesOfExpressions(node: Node): string[] {
  const { map } = (node.cte_map ?? {}) as { map?: { key: string }[] };
  return (map ?? []).map(({ key }) => key);
}
