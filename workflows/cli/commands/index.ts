import type { Command } from "commander";
import { addRefresh } from "./refresh.js";
import { addUp } from "./up.js";
import { addSql } from "./sql.js";
import { addRollback } from "./rollback.js";
import { addPublications } from "./publications.js";
import { addServe } from "./serve.js";
import { addBackup } from "./backup.js";
import { addRestore } from "./restore.js";
import { addDoctor } from "./doctor.js";
import { addWorker } from "./worker.js";
import { addSchedule } from "./schedule.js";
import { addStatus } from "./status.js";
import { addRuns } from "./runs.js";
import { addQuarantine } from "./quarantine.js";
import { addWithdraw } from "./withdraw.js";
import { addReplace } from "./replace.js";
import { addAccept } from "./accept.js";
import { addRebuild } from "./rebuild.js";
import { addCompletion } from "./completion.js";

/** Every command, in the order in which help shows them. A new one is a file here, and a line. */
export const commands: ((program: Command) => void)[] = [
  addUp,
  addRefresh,
  addWorker,
  addServe,
  addSchedule,
  addStatus,
  addRuns,
  addQuarantine,
  addWithdraw,
  addReplace,
  addAccept,
  addPublications,
  addRollback,
  addRebuild,
  addSql,
  addBackup,
  addRestore,
  addDoctor,
  addCompletion,
];
