import type { Locator, Page } from "playwright/test";
import { expect } from "../test.ts";

export function queueRows(page: Page): Locator {
  return page
    .getByRole("list", { name: "Reports" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("article") });
}

/** Opens a report of the queue that is shown, by its organisation. */
export async function openFromQueue(
  page: Page,
  organisation: string,
): Promise<void> {
  await page.getByRole("link", { name: organisation, exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: organisation }),
  ).toBeVisible();
}

/** A part of the report's page, by its title. */
export function panel(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title, exact: true });
}

/** Opens what can be done, fills its form and sends it. */
export async function act(
  page: Page,
  label: string,
  {
    choices = {},
    fields = {},
    button,
  }: {
    choices?: Record<string, string>;
    fields?: Record<string, string>;
    button: string;
  },
): Promise<void> {
  const form = await openForm(page, label);
  for (const [name, choice] of Object.entries(choices))
    await form.getByLabel(name).selectOption(choice);
  for (const [name, text] of Object.entries(fields))
    await form.getByLabel(name).fill(text);
  await form.getByRole("button", { name: button, exact: true }).click();
  await expect(form.getByRole("button")).toHaveCount(0);
}

/** In the page where it stands there, else by the menu of all steps, which opens it on top. */
async function openForm(page: Page, label: string): Promise<Locator> {
  const inPage = page.locator("details.action").filter({ hasText: label });
  if ((await inPage.count()) > 0) {
    await inPage.getByText(label, { exact: true }).click();
    return inPage;
  }
  await openMore(page);
  await page.getByRole("link", { name: label }).click();
  return page.locator("[data-arrive]");
}

/** The menu of all steps but the next. */
export async function openMore(page: Page): Promise<void> {
  await page.getByText("More", { exact: true }).click();
}
