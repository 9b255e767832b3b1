import { join } from "node:path";
import {
  keysNeeded,
  variableOf,
  type ProcessSurface,
} from "#app/server/process/key-variables.server.ts";

/** With these another process of the same installation, in a folder of its own, holds the keys of its surface. */
export function keyFilesOf(
  { home }: { home: string },
  surface: ProcessSurface,
): Record<string, string> {
  return Object.fromEntries(
    keysNeeded(surface, true).map((key) => [
      `${variableOf(key)}_FILE`,
      join(home, "keys", key),
    ]),
  );
}
