import type { Page } from "playwright/test";
import { expectGoodLook, few } from "../accessibility/look.ts";
import { openStack, type Stack } from "../stack.ts";
import { expect, test as base } from "../test.ts";
import { linkIn, runAdmin } from "./admin.ts";
import { holdKey } from "./device.ts";
import { client, openProvider } from "./provider.ts";

type Provider = Awaited<ReturnType<typeof openProvider>>;

/** A house that asks its organization's provider. */
const test = base.extend<object, { stack: Stack; provider: Provider }>({
  provider: [
    async ({}, use) => {
      const provider = await openProvider();
      await use(provider);
      provider.close();
    },
    { scope: "worker" },
  ],
  stack: [
    async ({ provider }, use) => {
      const stack = await openStack({
        serverUrl: process.env.E2E_SERVER_URL ?? "",
        template: process.env.E2E_TEMPLATE ?? "",
        variables: { LANDLINE_DEMONSTRATION: "off", ...asked(provider) },
      });
      provider.knowDesk(stack.url);
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test("who is named by the organization’s provider touches the passkey of the same person, and neither is enough alone", async ({
  page,
  stack,
  provider,
}) => {
  // The provider is down before anybody asked it.
  provider.goDown();
  await page.goto("/sign-in");
  await goOn(page);
  await expect(page.getByRole("alert")).toContainText("It does not answer");
  await expectGoodLook(page, "sign-in, provider down", few);
  provider.comeBack();

  // An invitation makes the passkey, and no session.
  await holdKey(page);
  const setUp = await runAdmin(
    stack,
    ["set-up", "Lena Wirth"],
    "",
    asked(provider),
  );
  expect(setUp).toContain("Kern County ID");
  await page.goto(linkIn(setUp));
  await expectGoodLook(page, "invitation, provider asked", few);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByText("Your passkey is made.")).toBeVisible();
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectGoodLook(page, "sign-in, step 1", few);

  // Nobody was named: the passkey has no button, and its answer counts for nothing.
  await expect(passkeyButton(page)).toHaveCount(0);

  // First time: linked.
  await goOn(page);
  await nameOneself(page, "lena");
  await expect(page.getByText("Step 1 of 2 is done.")).toBeVisible();
  await expectGoodLook(page, "sign-in, step 2", few);
  await passkeyButton(page).click();
  await expect(page).toHaveURL(/\/desk$/);

  // A callback that was answered counts no more.
  await signOut(page);
  const answered = page.waitForRequest("**/sign-in/provider/callback?*");
  await goOn(page);
  const callback = (await answered).url();
  await expect(passkeyButton(page)).toBeVisible();
  await page.goto(callback);
  await expect(page.getByRole("alert")).toContainText("did not fit");

  // Second time: the same.
  await goOn(page);
  await passkeyButton(page).click();
  await expect(page).toHaveURL(/\/desk$/);

  // Another account with the same passkey.
  await signOut(page);
  await goOn(page);
  await page.getByRole("link", { name: "Not you?" }).click();
  await nameOneself(page, "mallory");
  await passkeyButton(page).click();
  await expect(page.getByRole("alert")).toContainText("another account");
  await expectGoodLook(page, "sign-in, another account", few);
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an answer that another browser, or nobody, asked for is refused in words", async ({
  page,
  request,
  stack,
  provider,
}) => {
  await page.goto("/sign-in/provider/callback?code=made-up&state=made-up");
  await expect(page.getByRole("alert")).toContainText("did not fit");
  const begun = await request.get(`${stack.url}/sign-in/provider`, {
    maxRedirects: 0,
  });
  const cookie = begun.headers()["set-cookie"]?.split(";")[0] ?? "";
  const state = new URL(begun.headers().location ?? "").searchParams.get(
    "state",
  );
  const ask = (query: string) =>
    request.get(`${stack.url}/sign-in/provider/callback?${query}`, {
      headers: { Cookie: cookie },
      maxRedirects: 0,
    });
  const wrong = await ask("code=made-up&state=another");
  expect(wrong.headers().location).toContain("why=unfit");
  const no = `error=access_denied&state=${state}&iss=${provider.issuer}`;
  const declined = await ask(no);
  expect(declined.headers().location).toContain("why=declined");
  const again = await ask(no);
  expect(again.headers().location).toContain("why=unfit");
});

const asked = ({ issuer }: Provider) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
  OIDC_NAME: "Kern County ID",
});

const passkeyButton = (page: Page) =>
  page.getByRole("button", { name: "Sign in with a passkey" });

async function goOn(page: Page) {
  await page.getByRole("link", { name: "Go on to Kern County ID" }).click();
}

/** On the provider's own pages. */
async function nameOneself(page: Page, name: string) {
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  const consent = page.getByRole("button", { name: "Continue" });
  await expect(consent.or(passkeyButton(page))).toBeVisible();
  if (await consent.isVisible()) await consent.click();
}

async function signOut(page: Page) {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}
