import { carrier } from "../reporter/answers.ts";
import { fileReport } from "../reporter/report.ts";
import { staff } from "../permissions/world.ts";
import { expect, test } from "../test.ts";
import { act, openFromQueue, openMore, panel } from "./desk.ts";

test("an assignment and a transfer are undone for ten seconds, and the history says both acts", async ({
  page,
  browser,
  signIn,
  expectAccessible,
}) => {
  const outside = await browser.newContext({ javaScriptEnabled: false });
  const organisation = "Tehachapi Undo Telephone";
  await fileReport(await outside.newPage(), {
    ...carrier,
    org_name: organisation,
  });
  await outside.close();
  await signIn(staff.responder);
  await openFromQueue(page, organisation);
  await page.getByRole("button", { name: /^Accept for my unit/ }).click();
  const said = page.locator(".status-line");
  await expect(said).toContainText("Accepted for");

  await openMore(page);
  await page.getByRole("button", { name: "Assign to me" }).click();
  await expect(said).toContainText("Assigned to Miguel Santos.");
  await expectAccessible();
  await page.keyboard.press("z");
  await expect(said.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(said).toContainText("Undone: nobody works it.");
  await expect(said.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(panel(page, "Timeline")).toContainText("Assigned within");
  await expect(panel(page, "Timeline")).toContainText("undone");

  const address = page.url();
  // Closes the menu of all steps.
  await page.reload();
  await act(page, "Transfer to another unit…", {
    choices: { "To which unit": "sanfrancisco" },
    fields: { "Why it belongs there": "The site is in Oakland." },
    button: "Transfer",
  });
  await expect(said).toContainText("Transferred.");
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(address);
  await expect(said).toContainText("The transfer is undone");
  await expect(panel(page, "Timeline")).toContainText(
    "Transfer to FBI San Francisco Field Office undone: back with",
  );
});
