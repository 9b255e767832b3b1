import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright/test";
import { auditEvent } from "#db/schema/index.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { inviteAdministrator } from "../house/admin.ts";
import { enrol, holdKey } from "../house/device.ts";

const name = "Dana Ruiz";
const sentence = `${name} leaves FBI Denver Field Office.`;

test("one administrator asks, a second confirms, and the person's open tab and passkey are over", async ({
  page,
  browser,
  stack,
  world,
}) => {
  // Two people of two hands: each by a link of the operator's command.
  const nora = await openAs(browser, await inviteAdministrator(stack, "Nora"));
  const paul = await openAs(browser, await inviteAdministrator(stack, "Paul"));
  await holdKey(page);
  await page.clock.install();
  await enrol(page, await invite(nora, name));
  await expect(page.getByText(`${name}, Responder`)).toBeVisible();

  await nora.goto("/desk/people");
  await nora.getByRole("link", { name, exact: true }).click();
  const leaving = nora
    .getByRole("group")
    .filter({ hasText: "Leaves: deactivate…" });
  await leaving.getByText("Leaves: deactivate…").click();
  await leaving.getByLabel("Why").selectOption("Leaves the organization");
  await leaving.getByRole("button", { name: "Ask for it" }).click();
  await expect(nora.getByText(sentence)).toBeVisible();
  await expect(nora.getByText("somebody else has to confirm")).toBeVisible();
  await expect(nora.getByRole("button", { name: "Confirm" })).toHaveCount(0);

  // Nothing has changed yet.
  await page.reload();
  await expect(page.getByText(`${name}, Responder`)).toBeVisible();

  await paul.goto("/desk");
  // Other journeys on this stack may have asked for changes of their own.
  await paul.getByRole("link", { name: /^People \(\d+\)$/ }).click();
  const waiting = paul
    .getByRole("region", { name: "Waits for a second person" })
    .filter({ hasText: sentence });
  await expect(waiting).toHaveCount(1);
  await expect(waiting).toContainText("Nora");
  await expect(waiting).toContainText("Leaves the organization");
  await waiting.getByRole("button", { name: /^Confirm/ }).click();
  await expect(
    paul.getByText("Deactivated", { exact: false }).first(),
  ).toBeVisible();

  // Her tab learns of it by itself, says why, and shows nothing more.
  await page.clock.runFor(61_000);
  await expect(
    page.getByRole("heading", { name: "You are signed out" }),
  ).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("your way in");
  await expect(page.getByRole("heading", { name: "Queue" })).toBeHidden();
  await page.getByRole("link", { name: "Sign in again" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "That passkey is not known here",
  );
  const told = await world.db
    .select({ type: auditEvent.type })
    .from(auditEvent)
    .where(eq(auditEvent.type, "responder.deactivated"));
  expect(told.length).toBeGreaterThan(0);
  await nora.context().close();
  await paul.context().close();
});

test("who is signed in elsewhere ends that from here", async ({
  page,
  browser,
  signIn,
}) => {
  const beside = await browser.newContext();
  const other = await beside.newPage();
  await signIn("Helen Marsh", other);
  await signIn("Helen Marsh", page);
  await page.getByRole("link", { name: /your sessions/ }).click();
  await expect(page.getByText("This one")).toHaveCount(1);
  await page.getByRole("button", { name: /^End the other/ }).click();
  await expect(page.getByText("Only here")).toBeVisible();
  await other.goto("/desk");
  await expect(other.getByText("You are signed out.")).toBeVisible();
  await beside.close();
});

/** Somebody with a device and key of their own, who enrols it by this link. */
async function openAs(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await holdKey(page);
  await enrol(page, link);
  return page;
}

/** By the page, with a touch of the administrator's passkey. Answers the link. */
async function invite(page: Page, named: string): Promise<string> {
  await page.goto("/desk/people");
  await page.getByLabel("Name", { exact: true }).fill(named);
  await page.getByLabel("Role").selectOption("Responder");
  await page.getByLabel("Unit").selectOption("FBI Denver Field Office");
  await page.getByRole("button", { name: "Make an invitation" }).click();
  return page.getByRole("status").getByText("/sign-in/invitation#").innerText();
}
