import { z } from "zod";
import { createAuthenticator } from "#db/testing/authenticator.server.ts";
import { expect } from "../test.ts";
import type { Browser } from "../secrets/browser.ts";

const askedSchema = z.object({
  challengeId: z.uuid(),
  options: z.object({ challenge: z.string() }),
});

/** Enrols a passkey by an invitation's link and is signed in; what that passkey answers is the person's alone. */
export async function enrolBy(
  browser: Browser,
  { link, url }: { link: string; url: string },
): Promise<{ secret: string }> {
  const { origin, hostname } = new URL(url);
  const token = link.split("#")[1] ?? "";
  const authenticator = await createAuthenticator({ origin, host: hostname });
  const post = (path: string, body: object) =>
    browser.go(path, { body: JSON.stringify(body), type: "application/json" });
  const asked = await post("/sign-in/invitation/options", { token });
  const { challengeId, options } = askedSchema.parse(JSON.parse(asked.text));
  const response = await authenticator.register(options.challenge);
  const { secret } = authenticator;
  const answer = { token, challengeId, response, secret };
  const { status } = await post("/sign-in/invitation/passkey", answer);
  expect(status).toBe(204);
  return { secret };
}
