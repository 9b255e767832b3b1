import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DirectorySeed } from "#app/domain/unit-key/house.server.ts";
import { Unset, type Environment } from "./environment.server.ts";
import {
  directoryPrivateKey,
  variableOf,
  type Given,
} from "./key-variables.server.ts";

/**
 * The private half of the directory key, for a command. In production it is kept where no process runs, and given for the
 * length of the command; a try-out has it beside its other keys.
 */
export function readDirectorySeed(
  { isProduction, home }: Environment,
  given: Given,
): DirectorySeed {
  const variable = variableOf(directoryPrivateKey);
  const file =
    given[`${variable}_FILE`] ??
    (isProduction ? null : join(home, "keys", directoryPrivateKey));
  const text =
    given[variable] ??
    (file && existsSync(file) ? readFileSync(file, "utf8").trim() : "");
  const seed = Buffer.from(text, "base64url");
  if (seed.length !== 32)
    throw new Unset(
      `Give the private half of the directory key, 32 bytes in base64url, as ${variable} or in a file that ${variable}_FILE names.`,
    );
  return seed;
}
