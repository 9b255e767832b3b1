import { eq, sql } from "drizzle-orm";
import { reveal } from "#db/schema/index.ts";
import { expectGoodLook, every, few } from "../accessibility/look.ts";
import { test } from "../permissions/test.ts";
import { staff, type Filed, type World } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { panel } from "./desk.ts";

const number = "+1 661 555 0142";

test("a number is masked until somebody says what for, for a while, and their lead is told", async ({
  page,
  signIn,
  world,
}) => {
  const report = await world.fileReport("accepted");
  await signIn(staff.responder);
  await page.goto(`/desk/reports/${report.reportId}`);
  const contact = panel(page, "Reaching the reporter");
  await expect(contact).toContainText("D••• O•••");
  await expect(contact).toContainText("••• ••• 0142");
  expect(await page.content()).not.toContain("661 555");

  await contact.getByText("Reveal names, numbers").click();
  await contact.getByRole("button", { name: "Reveal for 15" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Choose what for");
  await expectGoodLook(page, "reveal, refused", few);
  const again = page.locator("#again");
  await again.getByLabel("What for").selectOption("For another reason");
  await again.getByRole("button", { name: "Reveal for 15" }).click();
  await expect(alert).toContainText("Say what for");
  await again.getByLabel("Which other").fill("Their counsel asks who called.");
  await again.getByRole("button", { name: "Reveal for 15" }).click();

  await expect(contact).toContainText(number);
  await expect(contact).toContainText("Dana Ortiz");
  await expect(contact.getByRole("timer")).toHaveText(/^14:\d\d$/);
  await expectGoodLook(page, "report, revealed", every);
  await expect(panel(page, "Timeline")).toContainText(
    "Personal data revealed: for another reason",
  );
  const other = await page.context().newPage();
  await other.goto(`/desk/reports/${report.reportId}`);
  const there = panel(other, "Reaching the reporter");
  await expect(there).toContainText(number);
  await contact.getByRole("button", { name: "Hide again" }).click();
  await expect(contact).not.toContainText(number);
  await expect(there).not.toContainText(number);
  await other.close();
  expect(await page.content()).not.toContain("661 555");
  await contact.getByText("Revealed once").click();
  await expect(contact).toContainText("Their counsel asks who called.");

  await page.context().clearCookies();
  await signIn(staff.lead);
  await page.goto("/desk/unit");
  const told = panel(page, "Personal data revealed");
  await expect(told.getByRole("row").nth(1)).toContainText(staff.responder);
  await expect(told).toContainText("For another reason");
  await expectGoodLook(page, "unit, something was revealed", every);
  await told.getByRole("link").first().click();
  await expect(contact).toContainText("••• ••• 0142");
});

test("what was revealed goes from an open page when its time is over", async ({
  page,
  signIn,
  world,
}) => {
  const report = await world.fileReport("accepted");
  await signIn(staff.responder);
  await page.goto(`/desk/reports/${report.reportId}/reveal`);
  const again = page.locator("#again");
  await again.getByLabel("What for").selectOption("To make sure who they are");
  await again.getByRole("button", { name: "Reveal for 15" }).click();
  const contact = panel(page, "Reaching the reporter");
  await expect(contact).toContainText(number);
  await nearlyOver(world, report);
  await page.reload();
  await expect(contact).toContainText(number);
  await page.getByLabel("Your message").fill("Half a sentence");
  await expect(contact).not.toContainText(number);
  await expect(page.getByText("Personal data is masked again")).toBeAttached();
  await expect(page.getByLabel("Your message")).toHaveValue("Half a sentence");
});

test("what is masked is written to and saved all the same", async ({
  page,
  signIn,
  world,
}) => {
  const report = await world.fileReport("accepted");
  await signIn(staff.responder);
  await page.goto(`/desk/reports/${report.reportId}`);
  await page.getByLabel("Your message").fill("We call you at noon.");
  await page.getByRole("button", { name: "Send message" }).click();
  await expect(panel(page, "Messages with the reporter")).toContainText(
    "We call you at noon.",
  );
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save the answers" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^LL-.{9}-answers\.txt$/);
  const text = await textOf(await file.createReadStream());
  expect(text).toContain("••• ••• 0142");
  expect(text).not.toContain("661 555");
  await page.reload();
  await expect(panel(page, "Timeline")).toContainText(
    "Answers saved as a file, version 1, names and numbers masked",
  );
});

/** As if the fifteen minutes had nearly passed. */
async function nearlyOver({ owner }: World, { reportId }: Filed) {
  await owner
    .update(reveal)
    .set({ expiresAt: sql`clock_timestamp() + interval '5 seconds'` })
    .where(eq(reveal.reportId, reportId));
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const parts: string[] = [];
  for await (const part of stream) parts.push(String(part));
  return parts.join("");
}
