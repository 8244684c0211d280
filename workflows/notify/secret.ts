import { ConfigError } from "../../data/errors.js";

/** @throws ConfigError where the environment does not hold it */
export function readSecret(env: string): string {
  const value = process.env[env];
  if (value) return value;
  throw new ConfigError(`notify: ${env} is not set. Set it in the environment of the worker.`);
}
