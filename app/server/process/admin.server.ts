import {
  addResponder,
  invitationHours,
} from "#app/domain/responder/invite.server.ts";
import { triageDeskId } from "#app/domain/vocabulary/directory.ts";
import { inviteFirst, newKeys, recover, setUp } from "./admin-keys.server.ts";
import { migrate } from "./database.server.ts";
import { readEnvironment, readMigration, Unset } from "./environment.server.ts";
import {
  printCheckpoint,
  verify,
  wasSearched,
} from "./history-commands.server.ts";
import { openInstallation, type Installation } from "./installation.server.ts";
import { addressOf } from "./lock.server.ts";

type Answer = { lines: string[]; isFine: boolean };
type Variables = Record<string, string | undefined>;

/** A command of `npm run admin -- <name> …`: its answer is printed; false in `isFine` ends with code 1. */
export type Command = {
  usage: string;
  run: (variables: Variables, words: string[]) => Promise<Answer>;
};

const commands: Record<string, Command> = {
  migrate: { usage: "migrate", run: migrateAsOwner },
  "invite-administrator": {
    usage: 'invite-administrator "<name>" [unit]',
    run: under("desk", inviteAdministrator),
  },
  // Before there is anything to open.
  "new-keys": { usage: "new-keys", run: () => Promise.resolve(newKeys()) },
  "set-up": {
    usage: 'set-up "<name of the triage desk\'s first lead>"',
    run: under("desk", setUp),
  },
  "first-member": {
    usage: 'first-member "<name>" <unit>',
    run: under("desk", inviteFirst),
  },
  recover: { usage: 'recover "<name>" <unit>', run: under("desk", recover) },
  "verify-history": {
    usage: "verify-history [--since <line of a checkpoint>]",
    run: under("desk", verify),
  },
  checkpoint: { usage: "checkpoint", run: under("worker", printCheckpoint) },
  "was-searched": { usage: "was-searched", run: under("desk", wasSearched) },
};

export async function admin(
  words: string[],
  variables: Variables,
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
    const { lines, isFine } = await command.run(variables, rest);
    for (const line of lines) console.log(line);
    return isFine ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (!(error instanceof Unset) && process.env.DEBUG) throw error;
    return 1;
  }
}

/** The one command that needs the owner of the schema, and no key. */
async function migrateAsOwner(variables: Variables): Promise<Answer> {
  await migrate(readMigration(variables));
  return { lines: ["The database is up to date."], isFine: true };
}

/** Under this surface's role of the database, or that of all surfaces. @throws Unset where the environment is of another */
function under(
  surface: "desk" | "worker",
  run: (
    installation: Installation,
    words: string[],
    variables: Variables,
  ) => Promise<Answer>,
) {
  return async (variables: Variables, words: string[]): Promise<Answer> => {
    const environment = readEnvironment(variables);
    if (environment.surface !== surface && environment.surface !== "all")
      throw new Unset(
        `This command works with what the ${surface} may do: set LANDLINE_SURFACE=${surface}, with the DATABASE_URL and the keys of the ${surface}, instead of ${environment.surface}.`,
      );
    const installation = await openInstallation(environment);
    try {
      return await run(installation, words, variables);
    } finally {
      await installation.close();
    }
  };
}

/** The first person at the desk; everybody else is invited there. */
async function inviteAdministrator(
  { db, keyring, now, environment }: Installation,
  [name, unitId = triageDeskId]: string[],
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
