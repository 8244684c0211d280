import pino, { type DestinationStream, type Logger } from "pino";
import pretty from "pino-pretty";
import { ConfigError } from "../../data/errors.js";

export type LogForm = "json" | "pretty" | "off";

const FORMS: readonly string[] = ["json", "pretty", "off"] satisfies LogForm[];
const LEVELS: readonly string[] = [...Object.keys(pino.levels.values), "silent"];

/** The form that WERKGEBIED_LOG asks for, or else that of the caller. Throws a ConfigError. */
export function logFormOf(env: NodeJS.ProcessEnv, usual: LogForm): LogForm {
  const asked = env.WERKGEBIED_LOG || usual;
  if (FORMS.includes(asked)) return asked as LogForm;
  throw new ConfigError(`WERKGEBIED_LOG is "${asked}". Set it to one of: ${FORMS.join(", ")}.`);
}

/** The least level that WERKGEBIED_LOG_LEVEL asks for. Throws a ConfigError. */
export function logLevelOf(env: NodeJS.ProcessEnv): string {
  const asked = env.WERKGEBIED_LOG_LEVEL || "info";
  if (LEVELS.includes(asked)) return asked;
  throw new ConfigError(
    `WERKGEBIED_LOG_LEVEL is "${asked}". Set it to one of: ${LEVELS.join(", ")}.`,
  );
}

/**
 * One line an event, to standard error unless told otherwise. Only names, dates and counts go in.
 * @returns null where nothing is to be logged
 */
export function createLog(
  form: LogForm,
  level: string,
  destination?: DestinationStream,
): Logger | null {
  if (form === "off") return null;
  const options = {
    level,
    // The machine and the process are known to whoever collects the lines.
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  // Written at once: a command that ends must not take its last lines with it.
  const plain = () => pino.destination({ dest: 2, sync: true });
  return pino(options, destination ?? (form === "pretty" ? readable() : plain()));
}

function readable(): DestinationStream {
  return pretty({
    destination: 2,
    sync: true,
    colorize: process.stderr.isTTY && !process.env.NO_COLOR,
    translateTime: "SYS:yyyy-mm-dd HH:MM:ss",
  });
}
