import { z } from "zod";

const share = z.number().min(0).max(1);

export const gateRules = [
  "maxRejected",
  "maxDrop",
  "maxRise",
  "maxAge",
  "minMatchRate",
  "maxPenetration",
  "controlTotal",
] as const;

export type GateRule = (typeof gateRules)[number];

/** The quality gate of a feed: a rule that is broken keeps the new figures from being published. */
export const gate = z
  .strictObject({
    /** Most rows in quarantine, as a share of those delivered, 0..1. */
    maxRejected: share.optional(),
    /** Largest loss of members (else rows) against the snapshot before, of a library or in all, 0..1. */
    maxDrop: share.optional(),
    /** Largest growth, in the same way: 0.5 is half as many again. */
    maxRise: z.number().min(0).optional(),
    /** Days after which the newest snapshot is too old. */
    maxAge: z.int().min(1).optional(),
    /** Least share of the members of a branch, or a library, who are placed in a known area, 0..1. */
    minMatchRate: share.optional(),
    /** More members than this share of the residents cannot be; null: no such rule. */
    maxPenetration: z.number().positive().nullable().default(1),
    /** Another feed, of source `control_totals`, and how far its totals may be from these, 0..1. */
    controlTotal: z
      .strictObject({
        feed: z.string().meta({ examples: ['"totals"'] }),
        maxDifference: share.default(0.01),
      })
      .optional(),
    /** Rules that are told, and hold nothing back. */
    warnOnly: z
      .array(z.enum(gateRules))
      .default([])
      .meta({ examples: ['["maxAge"]'] }),
  })
  .meta({ examples: ['{ maxDrop: 0.2, minMatchRate: 0.9, warnOnly: ["maxAge"], maxAge: 40 }'] });

export type Gate = z.output<typeof gate>;
