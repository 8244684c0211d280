import { TestWorkflowEnvironment } from "@temporalio/testing";

/** Starts the SDK's own server for a moment: only so does the SDK download it. */
async function download(downloadDir: string) {
  const executable = { type: "cached-download" as const, downloadDir };
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
}

download(process.argv[2] ?? "").catch((error: Error) => {
  console.error(error.message.replaceAll("\n", " "));
  process.exit(1);
});
