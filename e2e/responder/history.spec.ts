import { readFileSync } from "node:fs";
import { verifyExport } from "../../bin/verify-history-export.mjs";
import { expectGoodLook, every, few } from "../accessibility/look.ts";
import { test } from "../permissions/test.ts";
import { staff } from "../permissions/world.ts";
import { expect } from "../test.ts";

test("an auditor finds a report and a person without a word in an address, narrows the history, and each state has its address", async ({
  page,
  signIn,
  world,
}) => {
  await signIn(staff.auditor);
  await page.goto("/desk/history");
  const table = page.getByRole("region", { name: "History" });
  await page.getByLabel("Reference or name").fill(world.openReference);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?]report=[\da-f-]{36}$/);
  await expect(page.getByText(`Report ${world.openReference}`)).toBeVisible();
  await expect(table).toContainText("Report sent");
  await page.getByLabel("What").selectOption("Messages and mail");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/report=.*kind=messages/);
  await expect(page.getByText("Nothing was recorded that fits.")).toBeVisible();
  await expectGoodLook(page, "history, nothing fits", few);
  await page.getByRole("link", { name: "Clear" }).click();

  await page.getByLabel("Reference or name").fill("Nobody of this name");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("nobody at the desk ever had")).toBeVisible();
  await expectGoodLook(page, "history, not found", few);
  await page.getByLabel("Reference or name").fill("helen");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page).toHaveURL(/[?]who=/);
  await expect(page.getByLabel("Who")).toHaveValue(world.idOf("auditor"));
  // Their own reads of the history, one after the other, are one line that opens.
  const folded = table.getByText(/^History read: \d+ acts$/).first();
  await folded.click();
  await expectGoodLook(page, "history, folded line open", every);
  await page.reload();
  await expect(folded).toBeVisible();
});

test("an auditor checks the history on the page, and saves a file that verifies without us", async ({
  page,
  signIn,
  world,
}) => {
  await signIn(staff.auditor);
  await page.goto("/desk/history/check");
  await page.getByRole("button", { name: "Check this report" }).click();
  await expect(page.getByText("No report that was sent")).toBeVisible();
  await expectGoodLook(page, "check of the history, refused", few);
  await page.getByLabel("Reference").fill(world.openReference);
  await page.getByRole("button", { name: "Check this report" }).click();
  await expect(page.getByRole("alert")).toContainText(
    `The history of ${world.openReference} is whole`,
  );
  await expectGoodLook(page, "check of the history", every);
  await page.getByRole("link", { name: "Back to the history" }).click();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all as a file" }).click();
  const file = await (await download).path();
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  async function* source() {
    yield* lines;
  }
  const jwks = await page.request.get("/.well-known/jwks.json");
  const { keys } = await jwks.json();
  const result = await verifyExport(source(), { keys });
  expect(result).toMatchObject({ faults: [], isWhole: true, isSigned: true });
  await page.reload();
  await expect(page.getByRole("region", { name: "History" })).toContainText(
    "History given out as a file",
  );
});
