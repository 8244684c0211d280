import { setTimeout as sleep } from "node:timers/promises";
import { encodeSearchAttributeIndexedValueType } from "@temporalio/common/lib/search-attributes.js";
import type { NativeConnection } from "@temporalio/worker";
import { searchAttributes } from "../searchAttributes.js";

const keys = Object.values(searchAttributes);

/**
 * Sees to it that Temporal knows the attributes by which runs are found.
 * @returns false where it does not, and they may not be made from here; the work goes on without
 */
export async function registerSearchAttributes(
  connection: NativeConnection,
  namespace: string,
  onMessage: (text: string) => void,
): Promise<boolean> {
  if (await areKnown(connection, namespace)) return true;
  try {
    await add(connection, namespace);
    // A cluster tells its other parts within a while.
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(200)) {
      if (await areKnown(connection, namespace)) return true;
    }
  } catch {
    // Temporal Cloud and guarded clusters do not let a worker do that.
  }
  onMessage(
    `Temporal does not know the search attributes ${keys.map(({ name }) => name).join(", ")} in "${namespace}", so runs cannot be ` +
      "found there by feed, snapshot or library. How to make them: docs/operations.md.",
  );
  return false;
}

/** By a search that uses them: unlike the list of attributes, that is open to everybody who works there. */
async function areKnown(connection: NativeConnection, namespace: string): Promise<boolean> {
  const query = keys.map(({ name }) => `${name} = "none"`).join(" or ");
  try {
    const request = { namespace, pageSize: 1, query };
    await withPatience(connection, () =>
      connection.workflowService.listWorkflowExecutions(request),
    );
    return true;
  } catch {
    return false;
  }
}

async function add(connection: NativeConnection, namespace: string): Promise<void> {
  const missing = keys.map(({ name, type }) => [name, encodeSearchAttributeIndexedValueType(type)]);
  await withPatience(connection, () =>
    connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing) as Record<string, number>,
    }),
  );
}

function withPatience<Result>(connection: NativeConnection, ask: () => Promise<Result>) {
  return connection.withDeadline(Date.now() + 10_000, ask);
}
