import { readEnvironment, Unset } from "./environment.server.ts";
import { openInstallation, type Installation } from "./installation.server.ts";

/** A command of `npm run admin -- <name> …`: its answer is printed; false in `isFine` ends with code 1. */
type Command = {
  usage: string;
  run: (
    installation: Installation,
    words: string[],
  ) => Promise<{ lines: string[]; isFine: boolean }>;
};

const commands: Record<string, Command> = {};

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
