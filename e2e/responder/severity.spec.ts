import { EventEmitter, once } from "node:events";
import type { Page } from "playwright/test";
import { expectGoodLook, every } from "../accessibility/look.ts";
import { test } from "../permissions/test.ts";
import { staff } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { panel } from "./desk.ts";

const form = (at: Page) => at.locator("[data-arrive]");
const outcome = (at: Page) => form(at).locator(".severity-outcome");

test("a provisional severity is set by hand with a reason, and of two people at once the second is told and keeps the words", async ({
  page,
  browser,
  signIn,
  world,
}) => {
  const { reportId } = await world.fileReport("accepted");
  await signIn(staff.responder);
  await page.goto(`/desk/reports/${reportId}`);
  const head = page.locator(".report-head");
  await expect(head).toContainText("provisional");
  const second = await browser.newContext();
  const other = await second.newPage();
  await signIn(staff.triageLead, other);
  // This page hears of nothing until it was refused, so that what it sends is of an older report.
  const line = new EventEmitter();
  let isOpen = false;
  await other.route("**/now?seen=*", async (route) => {
    if (!isOpen) await once(line, "open");
    await route.continue();
  });
  await other.goto(`/desk/reports/${reportId}/severity`);

  await head.getByRole("link", { name: "Confirm severity…" }).click();
  await expect(form(page)).toContainText("From the answers:");
  const before = await outcome(page).textContent();
  await form(page).getByLabel("Actor (weight 4)").selectOption("apt-targeted");
  await form(page)
    .getByLabel("Functional impact (weight 6)")
    .selectOption("denial-critical-or-loss-of-control");
  await expect(outcome(page)).not.toHaveText(before ?? "");
  await expectGoodLook(page, "severity", every);
  const confirm = form(page).getByRole("button", {
    name: "Confirm this severity",
  });
  await confirm.click();
  await expect(form(page)).toContainText("Say why it differs");
  await expect(form(page).getByLabel("Actor (weight 4)")).toHaveValue(
    "apt-targeted",
  );
  const why = "The carrier named the group by phone.";
  await form(page).getByLabel("Why it differs").fill(why);
  await confirm.click();
  await expect(head).toContainText("confirmed by");
  await expect(panel(page, "Why this band")).toContainText(why);
  await expect(panel(page, "Why this band")).toContainText("Actor: Unknown →");

  const theirs = "Seen in another report too.";
  await form(other).getByLabel("Actor (weight 4)").selectOption("apt");
  await form(other).getByLabel("Why it differs").fill(theirs);
  await form(other)
    .getByRole("button", { name: "Confirm this severity" })
    .click();
  await expect(form(other)).toContainText("This report changed after");
  isOpen = true;
  line.emit("open");
  await expect(form(other).getByLabel("Why it differs")).toHaveValue(theirs);
  await expect(form(other).getByLabel("Actor (weight 4)")).toHaveValue("apt");
  await expect(panel(other, "Why this band")).toContainText(why);
  await second.close();
});
