import { findUnready } from "#app/domain/unit-key/house.server.ts";
import { Unset } from "./environment.server.ts";
import type { Installation } from "./installation.server.ts";

/**
 * In production nobody is let near a form whose report could not be sealed to anybody: it would be refused when it is sent.
 * @throws Unset
 */
export async function requireSetUp({
  db,
  keyring,
  environment,
}: Pick<Installation, "db" | "keyring" | "environment">): Promise<void> {
  if (!environment.isProduction) return;
  const unready = await findUnready(db, keyring);
  if (unready) throw new Unset(words[unready]);
}

const words = {
  "not-set-up":
    'Not started: nobody could open a report yet. Run once: npm run admin -- set-up "Full Name", with what the desk has and the private half of the directory key (docs/operating.md, "Keys of units"). It makes the keys of the house and of the triage desk, shows the recovery sheet, and invites the triage desk\'s first lead.',
  "other-directory":
    "Not started: the keys in this database were not vouched for by LANDLINE_DIRECTORY_PUBLIC_KEY, or are not whole. Reports would be sealed to nobody. Put right the key or the database; npm run admin -- set-up makes new keys only where there are none.",
};
