import { spawn } from "node:child_process";
import { projectFolder } from "#db/project.server.ts";
import type { Stack } from "../stack.ts";

/** `npm run admin -- …` in a process of its own, as an operator runs it; `typed` is what they type at its prompt. */
export async function runAdmin(
  { loginUrl, home }: Pick<Stack, "loginUrl" | "home">,
  words: string[],
  typed = "",
  variables: Record<string, string> = {},
): Promise<string> {
  const child = spawn(process.execPath, ["bin/admin.mjs", ...words], {
    cwd: projectFolder,
    env: {
      ...process.env,
      NODE_ENV: "test",
      LANDLINE_PRODUCTION: "off",
      DATABASE_URL: loginUrl,
      LANDLINE_HOME: home,
      ...variables,
    },
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.end(typed);
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0)
    throw new Error(`admin ${words[0]} ended with ${code}: ${said}`);
  return said;
}

/** The link of the invitation that a command printed. */
export function linkIn(said: string): string {
  const link = /http\S+\/sign-in\/invitation#\S+/.exec(said)?.[0];
  if (!link) throw new Error(`no invitation: ${said}`);
  return link;
}

/** `npm run admin -- invite-administrator`, as the README says; the link that it prints. */
export async function inviteAdministrator(stack: Stack, name: string) {
  return linkIn(await runAdmin(stack, ["invite-administrator", name]));
}

/** The 24 words as the recovery sheet of `set-up` numbers them, in their order. */
export function wordsIn(sheet: string): string {
  const numbered = [...sheet.matchAll(/(\d{1,2})\. ([a-z]+)/g)];
  const inOrder = numbered.sort(([, a], [, b]) => Number(a) - Number(b));
  if (inOrder.length !== 24) throw new Error("no recovery sheet");
  return inOrder.map(([, , word]) => word).join(" ");
}
