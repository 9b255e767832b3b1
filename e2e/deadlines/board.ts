import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { en } from "#app/locales/en.ts";
import { expect } from "../test.ts";

/** Nothing scrolls sideways on the narrowest screen. PICTURES names a folder for what it looks like. */
export async function expectGood(page: Page) {
  const folder = process.env.PICTURES;
  const title = (await page.title()).toLowerCase().replace(/[^a-z]+/g, "-");
  for (const width of [320, 1280])
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      if (folder)
        await page.screenshot({
          path: `${folder}/${title}-${width}-${colorScheme}.png`,
          fullPage: true,
        });
      const { scrollWidth } = await page
        .locator("html")
        .evaluate(({ scrollWidth }) => ({ scrollWidth }));
      expect(scrollWidth, `${title} at ${width}`).toBeLessThanOrEqual(width);
    }
}

export async function save(page: Page) {
  await page.getByRole("button", { name: en.deadlines.form.save }).click();
}

export async function download(page: Page): Promise<string> {
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: /\.ics/ }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(
    /^(?:reminders|recordatorios)\.ics$/,
  );
  return readFileSync(await file.path(), "utf8");
}
