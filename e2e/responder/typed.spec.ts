import { demonstrationReportId } from "#db/seed/demonstration.server.ts";
import { staff } from "../permissions/world.ts";
import { expect, test } from "../test.ts";
import { panel } from "./desk.ts";

const path = `/desk/reports/${demonstrationReportId(1)}`;

test("a note outlives reloads, sessions and devices, and of two texts none is overwritten", async ({
  page,
  browser,
  signIn,
}) => {
  const kept = /^Kept [\d:]+, not sent$/;
  const noteOn = (at: typeof page) => panel(at, "Notes").getByRole("textbox");
  await signIn(staff.triageLead);
  await page.goto(path);
  await panel(page, "Notes").getByText("Write a note", { exact: true }).click();
  await noteOn(page).fill("They call back at nine.");
  await expect(panel(page, "Notes").getByText(kept)).toBeVisible();
  await page.reload();
  await expect(noteOn(page)).toHaveValue("They call back at nine.");

  const second = await browser.newContext();
  const device = await second.newPage();
  await signIn(staff.triageLead, device);
  await device.goto(path);
  await noteOn(device).fill("They call back at ten.");
  await expect(panel(device, "Notes").getByText(kept)).toBeVisible();
  await noteOn(page).fill("They call back at eleven.");
  await expect(
    panel(page, "Notes").getByText("They call back at ten."),
  ).toBeVisible();
  await panel(page, "Notes").getByRole("button", { name: "Keep both" }).click();
  const both = "They call back at eleven.\n\nThey call back at ten.";
  await expect(noteOn(page)).toHaveValue(both);

  // Nobody else's.
  const third = await browser.newContext();
  const other = await third.newPage();
  await signIn(staff.triageResponder, other);
  await other.goto(path);
  await expect(panel(other, "Notes")).toBeVisible();
  expect(await other.content()).not.toContain("They call back");

  await page.getByRole("button", { name: "Sign out" }).click();
  await signIn(staff.triageLead);
  await page.goto(path);
  await expect(noteOn(page)).toHaveValue(both);
  await panel(page, "Notes").getByRole("button", { name: "Save note" }).click();
  await expect(
    panel(page, "Notes").getByRole("listitem").filter({ hasText: "at eleven" }),
  ).toHaveCount(1);
  await expect(noteOn(page)).toBeHidden();
  await second.close();
  await third.close();
});

test("what is typed for several reports at once is kept too, until it was done", async ({
  page,
  signIn,
}) => {
  await signIn(staff.triageLead);
  const reports = [4, 5].map((at) => `reports=${demonstrationReportId(at)}`);
  const address = `/desk/selection?verb=transfer&${reports.join("&")}`;
  await page.goto(address);
  const why = page.getByLabel("Why they belong there");
  await why.fill("Both sites are in Oakland.");
  await expect(page.getByText(/^Kept [\d:]+, not sent$/)).toBeVisible();
  await page.reload();
  await expect(why).toHaveValue("Both sites are in Oakland.");
});
