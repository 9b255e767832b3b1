import { expect, test } from "../test.ts";
import { carrier } from "../reporter/answers.ts";
import { readCode, readReference } from "../reporter/report.ts";
import { press, tabTo, type, walkByKeys } from "./keys.ts";

test("a report is filed, followed and added to by keyboard alone", async ({
  page,
}) => {
  // Some four hundred places to stop at.
  test.slow();
  await page.goto("/");
  const skip = page.getByRole("link", { name: "Skip to the main content" });
  await tabTo(page, skip);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await press(
    page,
    page.getByRole("link", { name: "Report a suspected break-in" }),
  );
  await expect(page).toHaveURL("/report");
  await walkByKeys(page, { danger: "no", device_safe: "yes" });

  // The code: a wrong group first, and the focus goes to what is wrong.
  const code = await readCode(page);
  const group = page.getByLabel("Type the last four characters");
  await type(page, group, "nope");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await press(page, page.getByRole("alert").getByRole("link"));
  await expect(group).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(code.slice(-4));
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("heading", { name: "Who may be listening?" }),
  ).toBeVisible();
  await walkByKeys(page, carrier);
  await expect(
    page.getByRole("heading", { name: "Check your answers" }),
  ).toBeVisible();

  // A change, found from the end of the page backwards.
  const change = page.getByRole("link", { name: "Change Your name" });
  await tabTo(page, page.getByRole("button", { name: "Send report" }));
  await tabTo(page, change, "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Your name", { exact: true }));
  await page.keyboard.press("End");
  await page.keyboard.type(" Vega");
  await press(page, page.getByRole("button", { name: "Continue" }));
  await expect(page.getByText("Rosa Ibarra Vega")).toBeVisible();
  await press(page, page.getByRole("button", { name: "Send report" }));
  expect(await readReference(page)).toMatch(/^LL-/);

  await press(page, page.getByRole("link", { name: "See your report" }));
  const answers = page.getByText("Show your answers");
  await type(page, page.getByLabel("Your message"), "The account is back.");
  await press(page, page.getByRole("button", { name: "Send message" }));
  await expect(
    page.getByRole("listitem").filter({ hasText: "The account is back." }),
  ).toBeVisible();
  await tabTo(page, answers);
  await page.keyboard.press("Space");
  await expect(page.getByText("Rosa Ibarra Vega")).toBeVisible();
  await press(page, page.getByRole("button", { name: "Leave" }));
  await expect(page.getByText("You have left.")).toBeVisible();
});
