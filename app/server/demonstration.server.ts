import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  seedDemonstration,
  type SeededReport,
} from "#db/seed/demonstration.server.ts";
import type { Installation } from "./process/installation.server.ts";

/**
 * Accounts and story of a demonstration that has none yet. The access codes of its made-up reports go to a file, not to
 * the terminal: a code is in no log, not even here.
 */
export async function seedWhenNew(
  { db, keyring, store, environment, now }: Installation,
  tell: (words: string) => void,
): Promise<void> {
  const seeded = await seedDemonstration(db, { keyring, store, now: now() });
  if (seeded.length === 0) return;
  const file = join(environment.home, "demonstration-codes.txt");
  writeFileSync(file, codeList(seeded), { mode: 0o600 });
  tell(`Made up ${seeded.length} reports; their access codes are in ${file}`);
}

function codeList(seeded: SeededReport[]): string {
  const lines = seeded.map(({ organisation, reference, accessCode }) =>
    [accessCode, reference ?? "draft", organisation ?? "(no name)"].join("   "),
  );
  return `Access codes of the demonstration's reports, for /follow\n\n${lines.join("\n")}\n`;
}
