/** What of a person must not come in, as sentences name it. */
export const personalKinds = {
  name: "names of people",
  email: "e-mail addresses",
  phone: "telephone numbers",
  account: "bank accounts",
  bsn: "citizen service numbers (BSN)",
  card: "card or member numbers",
  own: "something that differs from row to row, as a name does",
} as const;

export type PersonalKind = keyof typeof personalKinds;
