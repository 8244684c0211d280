import path from "node:path";
import { z } from "zod";

export const CONTENTS = "backup.json";

/** What a backup says of itself. */
export const contentsSchema = z.object({
  /** Version of Werkgebied that made it. */
  software: z.string(),
  madeAt: z.iso.datetime(),
  /** Files beside this record. */
  fileCount: z.int().min(1),
  config: z.object({
    file: z.string().refine((name) => name === path.basename(name) && !name.startsWith(".")),
    /** Of the file, hex. */
    sha256: z.string(),
  }),
});

export type Contents = z.infer<typeof contentsSchema>;
