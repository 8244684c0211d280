import { z } from "zod";

/** A secret is named here and kept in the environment. */
const secret = z.strictObject({ env: z.string() }).meta({ examples: ['{ env: "SMTP_PASSWORD" }'] });

const address = z.url({
  protocol: /^https?$/,
  error: "an address that begins with https:// or http://",
});

export const notifyEvents = ["failed", "held", "incomplete", "published"] as const;

/** Who is told how a refresh ended: by a message to an address on the web, by mail, or both. */
export const notify = z.strictObject({
  /** `incomplete`: published, though a delivery was refused or could not be read. */
  on: z.array(z.enum(notifyEvents)).default(["failed", "held", "incomplete"]),
  webhook: z
    .strictObject({
      /** Named by the environment where the address itself lets anyone post. */
      url: z
        .union([address, secret])
        .meta({ examples: ['"https://chat.example.org/hook"', '{ env: "WEBHOOK_URL" }'] }),
      /** Sent as `Authorization`. */
      authorization: secret.optional(),
    })
    .optional(),
  mail: z
    .strictObject({
      host: z.string(),
      port: z.int().min(1).max(65_535).default(587),
      /** TLS from the first byte; otherwise STARTTLS where the server offers it, and always with a password. */
      secure: z.boolean().default(false),
      user: z.string().optional(),
      password: secret.optional(),
      from: z.string().meta({ examples: ['"werkgebied@example.org"'] }),
      to: z
        .array(z.string())
        .min(1)
        .meta({ examples: ['["data@example.org"]'] }),
    })
    .refine(({ user, password }) => (user === undefined) === (password === undefined), {
      message: "`user` and `password` go together",
    })
    .optional(),
});

export type Notify = z.output<typeof notify>;
export type NotifyEvent = (typeof notifyEvents)[number];
