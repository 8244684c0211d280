import { z } from "zod";
import { dateFormat } from "./dateFormat.js";
import { disclosure } from "./disclosureConfig.js";
import { figures } from "./figuresConfig.js";
import { gate } from "./gateConfig.js";
import { notes } from "./notesConfig.js";
import { notify } from "./notifyConfig.js";
import { peers } from "./peersConfig.js";
import { retention } from "./retentionConfig.js";
import { timeZone } from "./schedule/timeZone.js";
import { schedule } from "./scheduleConfig.js";
import { sourceNames } from "./sources/index.js";
import { targets } from "./targetsConfig.js";

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, "small letters, digits and underscores");

const file = z
  .union([
    z.string(),
    z.strictObject({
      path: z.string(),
      /** What separates the values of a line; found from the header when left out. */
      delimiter: z.string().length(1).optional(),
      /** Such as `utf-8` or `windows-1252`; found from the bytes when left out. */
      encoding: z.string().optional(),
      quote: z.string().length(1).default('"'),
      /** Bytes that a packed file may unpack to; 20,000,000,000 when left out. */
      maxUnpacked: z.int().min(1).optional(),
    }),
  ])
  .transform((value) => (typeof value === "string" ? { path: value, quote: '"' } : value))
  .meta({ examples: ['"members/members_{yyyy}-{mm}-{dd}.csv"'] });

const columnMapping = z
  .union([
    z.string(),
    z.strictObject({
      column: z.string(),
      /** Marks that stand for a suppressed count, with the least and the most it can be. */
      suppressed: z.record(z.string(), z.tuple([z.int().min(0), z.int().min(0)])).optional(),
    }),
    z.strictObject({ value: z.string() }),
    z.strictObject({ sql: z.string() }),
  ])
  .meta({
    examples: [
      '"lsoa_code"',
      '{ column: "users", suppressed: { "*": [1, 4] } }',
      '{ value: "Bibliotheek Rivierenland" }',
      '{ sql: "concat(ward, district)" }',
    ],
  });

const feed = z
  .strictObject({
    source: z.enum(sourceNames).meta({ examples: ['"members"'] }),
    /** One file a snapshot, or several that make a snapshot together. */
    file: file.optional(),
    /** Contract column -> where its value is found in the file. Whatever is not named here is dropped. */
    columns: z.record(z.string(), columnMapping).optional(),
    /** Columns that are known to hold names, e-mail addresses and the like: they are left at the door. */
    drop: z
      .array(z.string())
      .default([])
      .meta({ examples: ['["Naam", "E-mail"]'] }),
    /** Files by name, for feeds that need a join. */
    files: z.record(name, file).optional(),
    /** DuckDB SQL over `files`, all columns of which are text; its columns are the contract's. */
    select: z.string().optional(),
    /** The day these rows are about, where the file's name does not tell. */
    snapshotDate: z.iso.date().optional(),
    /** Ways in which dates are written. */
    dateFormats: z.array(dateFormat).min(1).default(["%Y-%m-%d"]),
    decimal: z.enum([".", ","]).default("."),
    /** Share of rows, 0..1, above which a load with rejected rows is refused. */
    maxRejected: z.number().min(0).max(1).default(0.1),
    schedule: schedule.optional(),
    /** When figures made from this feed are not to be published. */
    gate: gate.prefault({}),
    /** Whom the pages credit. */
    credit: z.string().optional(),
  })
  .refine((value) => (value.file && value.columns) || (value.files && value.select), {
    message: "needs `file` with `columns`, or `files` with `select`",
  })
  .meta({
    examples: [
      '{ source: "members", file: "members_{yyyy}-{mm}-{dd}.csv", columns: { member_id: "Pasnummer" } }',
    ],
  });

export const configSchema = z.strictObject({
  name: z.string().meta({ examples: ['"Bibliotheken in het Rivierengebied"'] }),
  language: z.enum(["nl", "en"]).default("nl"),
  timeZone: timeZone.default("Europe/Amsterdam"),
  /** Folder of the files, beside the configuration; `--data` and WERKGEBIED_DATA go before it. */
  data: z.string().default("."),
  segmentation: z.string().meta({ examples: ['"mosaic@2019"'] }),
  /** Others that are counted beside it: the version before, or another way of dividing people. */
  alsoSegmentations: z
    .array(z.string())
    .default([])
    .meta({ examples: ['["mosaic@2014"]'] }),
  /** Units that are counted; the pages open with the first. */
  basis: z
    .array(z.enum(["households", "persons"]))
    .min(1)
    .default(["households"]),
  /** How a member gets a segment: by address, by the area's largest, or by the area's mix. */
  assignment: z.enum(["address", "dominant", "shared"]).default("shared"),
  /** What stands for a suppressed count in totals. */
  suppressed: z.enum(["zero", "midpoint"]).default("zero"),
  /** From which sizes and differences something is said of a segment. */
  figures: figures.prefault({}),
  /** From which numbers on members are shown, and what becomes of smaller ones. */
  disclosure: disclosure.prefault({}),
  /** Libraries that are set against each other, in groups; all of them when left out. */
  peers: peers.optional(),
  /** What the residents' files cover together: the name of the widest reference, within a sentence. */
  country: z
    .strictObject({ nl: z.string(), en: z.string() })
    .default({ nl: "het hele gebied", en: "the whole region" }),
  /** Printed on every report. */
  memberDefinition: z.strictObject({ nl: z.string(), en: z.string() }),
  /** Categories of membership that are not counted, such as school cards. */
  leaveOutCategories: z.array(z.string()).default([]),
  /** Days after its last one that a card still counts, for those who renew late. */
  expiryGraceDays: z.int().min(0).max(3650).default(0),
  /** Ages at which members are told apart: under, and from; by year of birth on the snapshot date. */
  ageGroups: z
    .strictObject({
      youthUnder: z.int().min(1).max(120).default(18),
      seniorFrom: z.int().min(1).max(120).default(65),
    })
    .prefault({}),
  /** Key of the hash that replaces member numbers. */
  hashKey: z
    .union([
      z.strictObject({
        env: z.string(),
        /** Environment variables with keys of before, by which forgotten people are still known. */
        earlier: z.array(z.string()).optional(),
      }),
      z.strictObject({ value: z.string(), earlier: z.array(z.string()).optional() }),
    ])
    .default({ env: "WERKGEBIED_HASH_KEY" }),
  /** Makes the fictional region from this seed, in `data`, before the first refresh. */
  demonstration: z.strictObject({ seed: z.int() }).optional(),
  /** What libraries have to say of their segments. */
  notes: notes.prefault({}),
  /** What libraries want to reach, and by when. */
  targets: targets.default({}),
  /** Who is told when a refresh fails, or is held back. */
  notify: notify.optional(),
  /** How long rows about people are kept; their aggregates stay. */
  retention: retention.prefault({}),
  feeds: z.record(name, feed),
});

export type ConfigInput = z.input<typeof configSchema>;
export type FeedInput = ConfigInput["feeds"][string];
export type Config = z.output<typeof configSchema>;
export type Feed = Config["feeds"][string];
export type FileSpec = NonNullable<Feed["file"]>;
export type ColumnMapping = z.output<typeof columnMapping>;

/** Gives an editor the types of a configuration. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}
