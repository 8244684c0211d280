import { Connection } from "@temporalio/client";

const DAYS = 90;

/** A development server forgets a run after a day; ours are looked up for a quarter of a year. */
export async function keepHistories(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.updateNamespace({
      namespace: "default",
      config: { workflowExecutionRetentionTtl: { seconds: DAYS * 86_400 } as never },
    });
  } finally {
    await connection.close();
  }
}
