import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isGuessable } from "../../../data/landing/keyStrength.js";

test.each(["geheim", "demonstratie", "0123456789abcdef0123456789abcdef", "a".repeat(64)])(
  "a key as %s can be guessed",
  (key) => expect(isGuessable(key)).toBe(true),
);

test.each(["abcdefghijklmnopqrstuvwxyz0123456789", "geheim".repeat(20), "9876543210".repeat(9)])(
  "a long key as %s can be guessed all the same",
  (key) => expect(isGuessable(key)).toBe(true),
);

test("a key that openssl makes cannot", () => {
  for (let n = 0; n < 200; n++) {
    expect(isGuessable(randomBytes(32).toString("hex"))).toBe(false);
    expect(isGuessable(randomBytes(32).toString("base64"))).toBe(false);
  }
});
