import type { Page } from "playwright/test";
import { sql } from "drizzle-orm";
import { databaseOf, openPool } from "#db/client.server.ts";
import type { Stack } from "../stack.ts";
import { expect, test } from "../test.ts";
import { answer, calm, fieldOf } from "./answers.ts";
import { beginReport, openByCode } from "./report.ts";

const dialog = (page: Page) => page.getByRole("dialog");

/** The page's clock goes on, and it looks; the server's stands, so its sessions are moved to where they would be. */
async function later(page: Page, stack: Stack, left: string) {
  const pool = openPool(stack.databaseUrl, { max: 1 });
  await databaseOf(pool).execute(
    sql`update reporter_session set expires_at = now() + ${left}::interval`,
  );
  await pool.end();
  await page.clock.fastForward("11:50:00");
}

test("before the session ends the page asks, and Stay prolongs it", async ({
  page,
  stack,
  expectAccessible,
}) => {
  await page.clock.install();
  await beginReport(page, calm);
  await expect(
    page.getByText("Your report stays open on this device for 12 hours"),
  ).toBeHidden();
  await answer(page, "phone_safe", "yes");
  await page.getByRole("radio", { checked: true }).focus();
  await later(page, stack, "11 minutes");
  const asking = page.getByRole("dialog", { name: "Are you still there?" });
  await expect(asking).toHaveAccessibleDescription(/ in 11 minutes/);
  await expect(page.getByRole("button", { name: "Stay" })).toBeFocused();
  await expectAccessible();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole("radio", { checked: true })).toBeFocused();
  const said = await page.request.get("/report/session");
  const { endsInMs }: { endsInMs: number } = await said.json();
  expect(endsInMs).toBeGreaterThan(11.9 * 3_600_000);
});

test("when it has ended the page says what is safe, and goes on once the code was entered", async ({
  page,
  context,
  stack,
  expectAccessible,
}) => {
  await page.clock.install();
  const code = await beginReport(page, calm);
  await answer(page, "phone_safe", "yes");
  await expect(page.getByText(/^Saved at/).first()).toBeVisible();
  await later(page, stack, "-1 minute");
  await expect(dialog(page)).toHaveAccessibleName(
    "Your report was closed on this device",
  );
  await expectAccessible();
  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: "Enter your access code" }).click();
  const door = await opening;
  await openByCode(door, code);
  await expect(
    fieldOf(door, "phone_safe").getByRole("radio", { checked: true }),
  ).toHaveValue("yes");
  await page.getByRole("button", { name: "Back to the page" }).click();
  await answer(page, "mail_safe", "yes");
  await page.clock.runFor(1_000);
  await expect(page.getByText(/^Saved at/).first()).toBeVisible();
});

test("without JavaScript a page says how long its report stays open", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await beginReport(page, calm);
  await expect(
    page.getByText("Your report stays open on this device for 12 hours"),
  ).toBeHidden();
  await expect(dialog(page)).toBeHidden();
  await context.close();
});
