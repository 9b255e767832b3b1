import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  createDemonstrationAccounts,
  makeDemonstrationKeys,
} from "#app/domain/responder/demonstration.server.ts";
import { recoveryWordsOf } from "#app/domain/vault/recovery-words.server.ts";
import {
  seedDemonstration,
  type SeededReport,
} from "#db/seed/demonstration.server.ts";
import type { Installation } from "./process/installation.server.ts";
import { directoryPrivateKey } from "./process/key-variables.server.ts";

/**
 * Accounts, keys and story of a demonstration that has none yet. The access codes of its made-up reports go to a file, not to
 * the terminal: a code is in no log, not even here.
 */
export async function seedWhenNew(
  installation: Installation,
  tell: (words: string) => void,
): Promise<void> {
  const { db, keyring, store, environment, now } = installation;
  // A process without the accounts' key finds the demonstration as another made it.
  if (!keyring.demonstrationKey) return;
  await createDemonstrationAccounts(db, { keyring, now: now() });
  await makeKeysWhenNew(installation, tell);
  const seeded = await seedDemonstration(db, { keyring, store, now: now() });
  if (seeded.length === 0) return;
  const file = join(environment.home, "demonstration-codes.txt");
  writeFileSync(file, codeList(seeded), { mode: 0o600 });
  tell(`Made up ${seeded.length} reports; their access codes are in ${file}`);
}

/** A real installation shows its recovery sheet once and keeps none; a demonstration has nobody to print it. */
async function makeKeysWhenNew(
  { db, keyring, environment, now }: Installation,
  tell: (words: string) => void,
): Promise<void> {
  const keyFile = join(environment.home, "keys", directoryPrivateKey);
  if (!existsSync(keyFile)) return;
  const text = readFileSync(keyFile, "utf8").trim();
  const directorySeed = Buffer.from(text, "base64url");
  const making = { keyring, directorySeed, now: now() };
  const recoverySeed = await makeDemonstrationKeys(db, making);
  if (!recoverySeed) return;
  const sheet = join(environment.home, "recovery-sheet.txt");
  writeFileSync(sheet, `${recoveryWordsOf(recoverySeed)}\n`, { mode: 0o600 });
  tell(`Made the keys of the units; the recovery sheet is in ${sheet}`);
}

function codeList(seeded: SeededReport[]): string {
  const lines = seeded.map(({ organisation, reference, accessCode }) =>
    [accessCode, reference ?? "draft", organisation ?? "(no name)"].join("   "),
  );
  return `Access codes of the demonstration's reports, for /follow\n\n${lines.join("\n")}\n`;
}
