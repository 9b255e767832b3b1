import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "playwright/test";
import { projectFolder } from "#db/project.server.ts";
import type { Stack } from "../stack.ts";
import { expect } from "../test.ts";

/** A device with one key built in, whose person is always there and says yes. */
export async function holdKey(page: Page, { hasPrf = true } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send(
    "WebAuthn.addVirtualAuthenticator",
    {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        hasPrf,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    },
  );
  return {
    count: async () => {
      const { credentials } = await session.send("WebAuthn.getCredentials", {
        authenticatorId,
      });
      return credentials.length;
    },
  };
}

export async function enrol(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: "Make a passkey and sign in" })
    .click();
  await expect(page).toHaveURL(/\/desk$/);
}

/** `npm run admin -- invite-administrator`, as the README says. */
export async function inviteAdministrator(
  { loginUrl, home }: Stack,
  name: string,
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["bin/admin.mjs", "invite-administrator", name],
    {
      cwd: projectFolder,
      env: {
        ...process.env,
        NODE_ENV: "test",
        LANDLINE_PRODUCTION: "off",
        DATABASE_URL: loginUrl,
        LANDLINE_HOME: home,
      },
    },
  );
  const link = /http\S+\/sign-in\/invitation#\S+/.exec(stdout)?.[0];
  if (!link) throw new Error(`no invitation: ${stdout}`);
  return link;
}
