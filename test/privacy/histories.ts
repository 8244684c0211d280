import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import type { Client } from "@temporalio/client";
import type { Layer } from "./search/layers.js";

/** Every history that Temporal keeps, with its payloads as its pages would show them. */
export async function historiesOf(client: Client): Promise<Layer[]> {
  const layers: Layer[] = [];
  for await (const { workflowId, runId, memo, typedSearchAttributes } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const text = historyToJSON(history).replaceAll(/"data": "([^"]*)"/g, (_, data: string) =>
      Buffer.from(data, "base64").toString(),
    );
    const all = JSON.stringify([workflowId, memo, typedSearchAttributes]) + text;
    layers.push({ place: `${workflowId} ${runId}`, bytes: Buffer.from(all) });
  }
  return layers;
}
