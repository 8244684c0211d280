import type { Command } from "commander";

/** Every command, in the order in which help shows them. A new one is a file here, and a line. */
export const commands: Record<string, () => Promise<(program: Command) => void>> = {
  up: async () => (await import("./up.js")).addUp,
  refresh: async () => (await import("./refresh.js")).addRefresh,
  worker: async () => (await import("./worker.js")).addWorker,
  serve: async () => (await import("./serve.js")).addServe,
  schedule: async () => (await import("./schedule.js")).addSchedule,
  status: async () => (await import("./status.js")).addStatus,
  runs: async () => (await import("./runs.js")).addRuns,
  quarantine: async () => (await import("./quarantine.js")).addQuarantine,
  withdraw: async () => (await import("./withdraw.js")).addWithdraw,
  replace: async () => (await import("./replace.js")).addReplace,
  accept: async () => (await import("./accept.js")).addAccept,
  publications: async () => (await import("./publications.js")).addPublications,
  rollback: async () => (await import("./rollback.js")).addRollback,
  purge: async () => (await import("./purge.js")).addPurge,
  forget: async () => (await import("./forget.js")).addForget,
  rebuild: async () => (await import("./rebuild.js")).addRebuild,
  sql: async () => (await import("./sql.js")).addSql,
  backup: async () => (await import("./backup.js")).addBackup,
  restore: async () => (await import("./restore.js")).addRestore,
  doctor: async () => (await import("./doctor.js")).addDoctor,
  completion: async () => (await import("./completion.js")).addCompletion,
};
