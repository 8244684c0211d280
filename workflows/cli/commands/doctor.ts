import type { Command } from "commander";
import { examine } from "../doctor/index.js";
import type { Finding } from "../doctor/finding.js";
import { exitCodes } from "../exitCodes.js";
import { examples, withPlace, type PlaceOptions } from "../options.js";
import { answer, colour } from "../output.js";

export function addDoctor(program: Command): void {
  withPlace(program.command("doctor"))
    .description("look whether anything is missing, and say how to get it; ends with 1 where it is")
    .addHelpText("after", examples("npx werkgebied doctor", "npx werkgebied doctor --json"))
    .action(doctorCommand);
}

async function doctorCommand(options: PlaceOptions): Promise<void> {
  const findings = await examine(options);
  answer(options, findings, () => findings.map(tell));
  if (findings.some(({ state }) => state === "wrong")) process.exitCode = exitCodes.notDone;
}

const SIGNS: Record<Finding["state"], string> = {
  ok: colour.green("✓"),
  warn: colour.yellow("!"),
  wrong: colour.red("✗"),
};

function tell({ check, state, text }: Finding): string {
  return `${SIGNS[state]} ${check}: ${text.replaceAll("\n", "\n  ")}`;
}
