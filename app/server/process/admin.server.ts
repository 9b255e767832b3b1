import { verifyHistory } from "#app/domain/audit/verify.server.ts";
import {
  addResponder,
  invitationHours,
} from "#app/domain/responder/invite.server.ts";
import { keyCommands } from "./admin-keys.server.ts";
import { readEnvironment, Unset } from "./environment.server.ts";
import { openInstallation, type Installation } from "./installation.server.ts";
import type { Given } from "./key-variables.server.ts";
import { addressOf } from "./lock.server.ts";

/** A command of `npm run admin -- <name> …`: its answer is printed; false in `isFine` ends with code 1. */
export type Command = {
  usage: string;
  run: (
    installation: Installation,
    words: string[],
    given: Given,
  ) => Promise<{ lines: string[]; isFine: boolean }>;
};

const commands: Record<string, Command> = {
  "invite-administrator": {
    usage: 'invite-administrator "<name>" [unit]',
    run: inviteAdministrator,
  },
  ...keyCommands,
  "verify-history": { usage: "verify-history", run: verify },
};

export async function admin(
  words: string[],
  variables: Record<string, string | undefined>,
): Promise<number> {
  const [name = "", ...rest] = words;
  const command = commands[name];
  if (!command) {
    console.log("Commands:");
    for (const { usage } of Object.values(commands))
      console.log(`  npm run admin -- ${usage}`);
    return name === "" ? 0 : 2;
  }
  try {
    const installation = await openInstallation(readEnvironment(variables));
    try {
      const { lines, isFine } = await command.run(
        installation,
        rest,
        variables,
      );
      for (const line of lines) console.log(line);
      return isFine ? 0 : 1;
    } finally {
      await installation.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (!(error instanceof Unset) && process.env.DEBUG) throw error;
    return 1;
  }
}

/** The first person at the desk; everybody else is invited there. */
async function inviteAdministrator(
  { db, keyring, now, environment }: Installation,
  [name, unitId = "triage-desk"]: string[],
) {
  if (!name?.trim())
    return { lines: ["Say the administrator's name."], isFine: false };
  const { token } = await addResponder(db, {
    name: name.trim(),
    role: "administrator",
    unitId,
    by: { kind: "system", part: "command" },
    keyring,
    now: now(),
  });
  return {
    lines: [
      `Invitation for ${name.trim()}, valid once and for ${invitationHours} hours. Hand it over in person or by phone:`,
      `${addressOf(environment)}/sign-in/invitation#${token}`,
    ],
    isFine: true,
  };
}

async function verify({ db }: Installation) {
  const { eventsCount, chainsCount, firstBroken } = await verifyHistory(db);
  const read = `${eventsCount} events in ${chainsCount} chains were read.`;
  if (!firstBroken)
    return { lines: [read, "The history is whole."], isFine: true };
  const { chain, position, why } = firstBroken;
  return {
    lines: [
      read,
      `The history is broken at ${chain}, position ${position}: ${why}.`,
    ],
    isFine: false,
  };
}
