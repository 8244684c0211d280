import path from "node:path";
import { script } from "@bomb.sh/tab";
import type { Command } from "commander";
import { loadConfig } from "../../../data/loadConfig.js";
import { complete, configIn } from "../complete.js";
import { bashScript } from "../completion/bash.js";
import { feedsKnown, keepTree, makeTree } from "../completion/tree.js";

export function addCompletion(program: Command): void {
  const command = program.command("completion");
  command
    .description("print the script by which a shell completes commands, feeds and versions")
    .addArgument(
      command.createArgument("<shell>", "yours").choices(["bash", "zsh", "fish", "powershell"]),
    )
    .addHelpText("after", INSTALL)
    .action((shell: string) => completionCommand(program, shell));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action((words: string[]) => completeCommand(program, words));
}

const INSTALL = `
To install, once (DIR is the folder of Werkgebied):
  $ alias werkgebied='node DIR/workflows/cli/werkgebied.js'     where it is not on the PATH
  bash        werkgebied completion bash > ~/.werkgebied.bash; echo 'source ~/.werkgebied.bash' >> ~/.bashrc
  zsh         werkgebied completion zsh > ~/.werkgebied.zsh; echo 'source ~/.werkgebied.zsh' >> ~/.zshrc
  fish        werkgebied completion fish > ~/.config/fish/completions/werkgebied.fish
  powershell  werkgebied completion powershell >> $PROFILE

It completes the word werkgebied; npx does not ask. In zsh it comes after compinit.`;

async function completionCommand(program: Command, shell: string): Promise<void> {
  const entry = path.resolve(import.meta.dirname, "../werkgebied.js");
  const run = [process.execPath, entry].map((word) => quoted(word, shell)).join(" ");
  if (shell === "bash") process.stdout.write(bashScript(run));
  else script(shell, "werkgebied", run);
  await keepTree(makeTree(program));
}

function quoted(word: string, shell: string): string {
  return `'${word.replaceAll("'", shell === "powershell" ? "''" : "'\\''")}'`;
}

/** Only what could not be answered by `complete.js` alone comes here. */
async function completeCommand(program: Command, words: string[]): Promise<void> {
  const config = configIn(words);
  const { feeds } = await loadConfig(config).then(
    (workplace) => workplace.config,
    () => ({ feeds: {} }),
  );
  const tree = makeTree(program, feedsKnown(config, Object.keys(feeds)));
  await keepTree(tree);
  process.stdout.write(complete(words, tree) ?? "");
}
