import type { Page } from "playwright/test";
import { expect, test } from "../test.ts";

async function openQueue(page: Page) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /Miguel Santos/ }).click();
  await expect(page).toHaveURL("/desk");
  // Hydrated: only then does the menu ask.
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
}

const filters = (page: Page) =>
  page.getByRole("navigation", { name: "Filters" });

test("the menu of filters says what each value would leave, and narrows by the keyboard alone", async ({
  page,
}) => {
  await openQueue(page);
  await filters(page).getByText("Filter", { exact: true }).focus();
  await page.keyboard.press("Enter");
  const nobodys = filters(page).getByRole("link", { name: /^Nobody’s \d+$/ });
  await expect(nobodys).toBeVisible();
  const count = (await nobodys.innerText()).replace(/\D/g, "");
  await nobodys.press("Enter");
  await expect(page).toHaveURL("/desk?unassigned=yes");
  await expect(
    page.getByText(new RegExp(`^${count} of \\d+ reports`)),
  ).toBeVisible();
});

test("where the counts do not come, every value is offered without one", async ({
  page,
}) => {
  await openQueue(page);
  await page.route("/desk/facets*", (route) => route.abort());
  await filters(page).getByText("Filter", { exact: true }).click();
  await filters(page).getByRole("link", { name: "WY", exact: true }).click();
  await expect(page).toHaveURL("/desk?state=WY");
  await expect(page.getByText("No report fits")).toBeVisible();
});
