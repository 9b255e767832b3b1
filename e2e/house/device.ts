import type { CDPSession, Page } from "playwright/test";
import { z } from "zod";
import { expect } from "../test.ts";

/** A device with one key built in, whose person is always there and says yes. */
export async function holdKey(page: Page, { hasPrf = true } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const builtIn = await addKey(session, { transport: "internal", hasPrf });
  return {
    count: () => countIn(session, builtIn),
    /** The built-in one again. */
    takeBuiltIn: () =>
      session.send("WebAuthn.setAutomaticPresenceSimulation", {
        ...{ authenticatorId: builtIn, enabled: true },
      }),
    /** From now on the person touches this one. */
    takeSecurityKey: async () => {
      const untouched = { authenticatorId: builtIn, enabled: false };
      await session.send("WebAuthn.setAutomaticPresenceSimulation", untouched);
      const key = await addKey(session, { transport: "usb", hasPrf });
      return { count: () => countIn(session, key) };
    },
  };
}

async function addKey(
  session: CDPSession,
  kind: { transport: "internal" | "usb"; hasPrf: boolean },
): Promise<string> {
  const { authenticatorId } = await session.send(
    "WebAuthn.addVirtualAuthenticator",
    {
      options: {
        ...kind,
        protocol: "ctap2",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    },
  );
  return authenticatorId;
}

async function countIn(session: CDPSession, authenticatorId: string) {
  const held = { authenticatorId };
  const { credentials } = await session.send("WebAuthn.getCredentials", held);
  return credentials.length;
}

const postedSchema = z.object({ secret: z.string() });

/** By an invitation's link. What the passkey answered, as the browser sent it. */
export async function enrol(page: Page, link: string): Promise<string> {
  await page.goto(link);
  const sent = page.waitForRequest("**/sign-in/invitation/passkey");
  await page
    .getByRole("button", { name: "Make a passkey and sign in" })
    .click();
  const { secret } = postedSchema.parse((await sent).postDataJSON());
  await expect(page).toHaveURL(/\/desk$/);
  return secret;
}
