import { every, expectGoodLook, few } from "../accessibility/look.ts";
import { test } from "../permissions/test.ts";
import { staff } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { panel } from "./desk.ts";

test("every figure opens its reports, and stands beside the period before", async ({
  page,
  signIn,
  world,
}) => {
  const report = await world.fileReport("accepted");
  await signIn(staff.triageLead);
  await page.getByRole("link", { name: "Insights" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Insights");
  const figures = page.getByRole("listitem").filter({ hasText: "Reports" });
  await expect(figures.first()).toContainText("was");
  await expectGoodLook(page, "insights", every);

  const states = panel(page, "By state of the site");
  await expect(states.getByRole("row").nth(1)).toContainText("California");
  const count = await states.getByRole("link").nth(1).innerText();
  await states.getByRole("link").nth(1).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "State: California",
  );
  await expect(page.locator("tbody tr")).toHaveCount(Number(count));
  await expectGoodLook(page, "insights, reports of a figure", few);
  const [row] = await page
    .locator(`a[href="/desk/reports/${report.reportId}"]`)
    .all();
  await row?.click();
  await expect(
    page.getByRole("heading", { name: report.organisation }),
  ).toBeVisible();
});

test("days are chosen, wrong ones are said, and a table is saved as a file", async ({
  page,
  signIn,
  world,
}) => {
  await world.fileReport("accepted");
  await signIn(staff.lead);
  await page.goto("/desk/insights");
  await page.getByLabel("Period").selectOption("From … to …");
  await page.getByLabel("First day").fill("2026-11-20");
  await page.getByLabel("the last day").fill("2026-11-02");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "The first day is after the last.",
  );
  await expectGoodLook(page, "insights, refused", few);
  await page.goto("/desk/insights?period=dates&from=2024-01-01&to=2024-01-07");
  await expect(panel(page, "By sector")).toContainText("None in this period");
  await expectGoodLook(page, "insights, nothing in the period", few);
  await page.goto("/desk/insights?period=week");
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV of Reports a day" }).click();
  expect((await saving).suggestedFilename()).toMatch(/^volume-.*\.csv$/);
});
