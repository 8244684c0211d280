import { authorization, type User } from "./ask.js";
import { passwordLine } from "./nginx.js";

export function passwordOf(name: string): string {
  return `the password of ${name}: été`;
}

export function userOf(name: string): User {
  return { name, password: passwordOf(name) };
}

/** Two users for each library, as docs/publishing.md tells to name them. */
export function passwordsFor(libraries: string[]): string[] {
  const names = libraries.flatMap((library) => [library, `${library}.jo`]);
  return names.map((name) => passwordLine(name, passwordOf(name)));
}

/** The line of a request by which this user is known. */
export function loginLine(name: string, password = passwordOf(name)): string {
  return `Authorization: ${authorization({ name, password }).authorization}`;
}
