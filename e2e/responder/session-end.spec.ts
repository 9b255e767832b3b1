import { demonstrationReportId } from "#db/seed/demonstration.server.ts";
import { staff } from "../permissions/world.ts";
import { expect, test } from "../test.ts";

test.use({ javaScriptEnabled: false });

test("without JavaScript, words typed at the desk outlive the session", async ({
  page,
  context,
  signIn,
}) => {
  const path = `/desk/reports/${demonstrationReportId(1)}`;
  await signIn(staff.triageLead);
  await page.goto(`${path}/notes`);
  const note = "Called the plant at nine; they will call back.";
  const form = page.locator("#form-notes form");
  await form.first().getByRole("textbox").fill(note);
  await context.clearCookies();
  await form.first().getByRole("button").click();
  await expect(
    page.getByRole("heading", { name: "Your session has ended" }),
  ).toBeVisible();
  await expect(page.getByLabel("What you had typed")).toHaveValue(note);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page
    .getByRole("button", { name: new RegExp(staff.triageLead) })
    .click();
  await expect(page).toHaveURL(path);
});
