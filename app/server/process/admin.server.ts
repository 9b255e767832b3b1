import {
  addResponder,
  invitationHours,
} from "#app/domain/responder/invite.server.ts";
import { readEnvironment, Unset } from "./environment.server.ts";
import {
  printCheckpoint,
  verify,
  wasSearched,
} from "./history-commands.server.ts";
import { openInstallation, type Installation } from "./installation.server.ts";
import { holderOf } from "./lock.server.ts";

/** A command of `npm run admin -- <name> …`: its answer is printed; false in `isFine` ends with code 1. */
type Command = {
  usage: string;
  run: (
    installation: Installation,
    words: string[],
  ) => Promise<{ lines: string[]; isFine: boolean }>;
};

const commands: Record<string, Command> = {
  "invite-administrator": {
    usage: 'invite-administrator "<name>" [unit]',
    run: inviteAdministrator,
  },
  "verify-history": {
    usage: "verify-history [--since <line of a checkpoint>]",
    run: verify,
  },
  checkpoint: { usage: "checkpoint", run: printCheckpoint },
  "was-searched": { usage: "was-searched", run: wasSearched },
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
      const { lines, isFine } = await command.run(installation, rest);
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
  const origin =
    environment.settings.origin ??
    holderOf(environment.home)?.address ??
    `http://localhost:${environment.port}`;
  return {
    lines: [
      `Invitation for ${name.trim()}, valid once and for ${invitationHours} hours. Hand it over in person or by phone:`,
      `${origin}/sign-in/invitation#${token}`,
    ],
    isFine: true,
  };
}
