import { Listr } from "listr2";
import { generateDemonstration } from "../../data/demo/index.js";
import type { Workplace } from "../../data/loadConfig.js";

/** Makes the fictional region where the configuration asks for it; at once where it is there. */
export async function prepareDemonstration({ config, dataFolder }: Workplace): Promise<void> {
  const { demonstration } = config;
  if (!demonstration) return;
  const tasks = new Listr(
    [
      {
        title: "Make the demonstration region",
        task: (_, task) =>
          generateDemonstration({
            seed: demonstration.seed,
            folder: dataFolder,
            onProgress: (done, total) => {
              task.output = `file ${done} of ${total}`;
            },
          }),
      },
    ],
    { registerSignalListeners: false },
  );
  await tasks.run();
}
