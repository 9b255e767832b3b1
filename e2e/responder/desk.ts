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
  const form = page.getByRole("group").filter({ hasText: label });
  await form.getByText(label, { exact: true }).click();
  for (const [name, choice] of Object.entries(choices))
    await form.getByLabel(name).selectOption(choice);
  for (const [name, text] of Object.entries(fields))
    await form.getByLabel(name).fill(text);
  await form.getByRole("button", { name: button, exact: true }).click();
  await expect(form.getByRole("button")).toBeHidden();
}
