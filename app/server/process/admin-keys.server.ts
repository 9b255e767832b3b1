import { createInterface } from "node:readline/promises";
import { toString as qrText } from "qrcode";
import {
  inviteByRecovery,
  inviteFirstMember,
} from "#app/domain/responder/first-member.server.ts";
import { invitationHours } from "#app/domain/responder/invite.server.ts";
import { setUpHouse } from "#app/domain/unit-key/house.server.ts";
import {
  recoverySeedOf,
  recoveryWordsOf,
} from "#app/domain/vault/recovery-words.server.ts";
import { generateKeyring } from "#app/domain/vault/keyring.server.ts";
import {
  newKeySeed,
  publicHalfOf,
  vouchingKeyOf,
  type KeySeed,
} from "#app/domain/vault/key-seed.server.ts";
import { triageDeskId } from "#app/domain/vocabulary/directory.ts";
import { readDirectorySeed } from "./directory-seed.server.ts";
import type { Installation } from "./installation.server.ts";
import {
  directoryPrivateKey,
  keysNeeded,
  variableOf,
  type Given,
} from "./key-variables.server.ts";
import { keyTextsOf } from "./keys.server.ts";
import { addressOf } from "./lock.server.ts";

const unnamed = { lines: ["Say the person's full name."], isFine: false };
const unitless = { lines: ["Say which unit, by its id."], isFine: false };

/**
 * Every key of a new production installation, which makes none by itself. They are printed and kept nowhere: each process is
 * given those of its surface, and the last one lies where no process runs.
 */
export function newKeys(): { lines: string[]; isFine: boolean } {
  const directorySeed = newKeySeed();
  const directoryKey = vouchingKeyOf(publicHalfOf(directorySeed));
  const texts = keyTextsOf(generateKeyring(directoryKey));
  const lines = keysNeeded("all", false).map(
    (name) => `${variableOf(name)}=${texts[name]}`,
  );
  const seed = directorySeed.toString("base64url");
  const ofCommands = `${variableOf(directoryPrivateKey)}=${seed}`;
  return {
    lines: [
      "# Keys of one new installation; docs/operating.md says which process is given which.",
      ...lines,
      "# Of no process: for set-up and first-member alone, for as long as they run. Keep it in a safe.",
      ofCommands,
    ],
    isFine: true,
  };
}

/**
 * Makes the keys of the house and of the triage desk, shows the recovery sheet once, and invites the first lead. In one
 * transaction: a set-up that fails leaves no house without a member, whose sheet nobody saw.
 */
export async function setUp(
  installation: Installation,
  [name = ""]: string[],
  given: Given,
) {
  if (!name.trim()) return unnamed;
  const { db, keyring, environment, now } = installation;
  const directorySeed = readDirectorySeed(environment, given);
  const making = { keyring, directorySeed, now: now() };
  const { recoverySeed, token } = await db.transaction(async (tx) => {
    const { recoverySeed, searchSeed } = await setUpHouse(tx, making);
    const person = { name: name.trim(), unitId: triageDeskId };
    const token = await inviteFirstMember(tx, {
      ...{ ...making, ...person, searchSeed },
    });
    return { recoverySeed, token };
  });
  return {
    lines: [...(await sheet(recoverySeed)), "", ...link(installation, token)],
    isFine: true,
  };
}

/** The first key of a unit, and who opens it. */
export async function inviteFirst(
  { db, keyring, environment, now, ...rest }: Installation,
  [name = "", unitId]: string[],
  given: Given,
) {
  if (!name.trim()) return unnamed;
  if (!unitId) return unitless;
  const token = await inviteFirstMember(db, {
    ...{ keyring, name: name.trim(), unitId, searchSeed: null, now: now() },
    directorySeed: readDirectorySeed(environment, given),
  });
  const installation = { db, keyring, environment, now, ...rest };
  return { lines: link(installation, token), isFine: true };
}

/**
 * Opens a unit's keys with the recovery sheet. Its words are asked for, not given on the command line: that would leave them
 * in a shell's history.
 */
export async function recover(
  installation: Installation,
  [name = "", unitId]: string[],
) {
  if (!name.trim()) return unnamed;
  if (!unitId) return unitless;
  const recoverySeed = recoverySeedOf(await askForWords());
  if (!recoverySeed)
    return {
      lines: [
        "These are not the 24 words of a sheet, or one of them is wrong.",
      ],
      isFine: false,
    };
  const { db, keyring, now } = installation;
  const token = await inviteByRecovery(db, {
    ...{ keyring, recoverySeed, name: name.trim(), unitId, now: now() },
  });
  return { lines: link(installation, token), isFine: true };
}

/** From a terminal until there are 24 words; from a pipe until its end. */
async function askForWords(): Promise<string> {
  const reading = createInterface({ input: process.stdin });
  console.log("Type the 24 words of the recovery sheet, then Enter:");
  let typed = "";
  for await (const line of reading) {
    typed += ` ${line}`;
    if ((typed.match(/[a-z]+/gi) ?? []).length >= 24) break;
  }
  reading.close();
  return typed;
}

async function sheet(recoverySeed: KeySeed): Promise<string[]> {
  const words = recoveryWordsOf(recoverySeed).split(" ");
  const numbered = words.map((word, at) =>
    `${String(at + 1).padStart(2)}. ${word}`.padEnd(16),
  );
  const rows = Array.from({ length: 6 }, (_, row) =>
    numbered.filter((_, at) => at % 6 === row).join(""),
  );
  return [
    "RECOVERY SHEET. Print this now: it is shown once and kept nowhere. Keep two copies in two safes.",
    "With it every unit's reports can be opened again when all passkeys of a unit are lost.",
    "Without it, losing all passkeys of a unit is losing what that unit could read for good.",
    "",
    ...rows,
    "",
    await qrText(words.join(" "), { type: "utf8" }),
  ];
}

function link(installation: Installation, token: string): string[] {
  const { provider } = installation.environment.settings;
  return [
    `Invitation, valid once and for ${invitationHours} hours. Hand it over in person or by phone; whoever uses it reads the unit's reports:`,
    `${addressOf(installation.environment)}/sign-in/invitation#${token}`,
    ...(provider
      ? [
          `It makes a passkey. They sign in with ${provider.name} and with it; OIDC_ISSUER left out lets passkeys in alone, while the provider is down.`,
        ]
      : []),
  ];
}
