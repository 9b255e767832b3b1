import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { test } from "../permissions/test.ts";
import { openByCode } from "../reporter/report.ts";
import { expect } from "../test.ts";

test("the receipt and every answer to its check are accessible, in both languages and at 320 pixels", async ({
  page,
  world,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const { code } = await world.fileReport();
  await openByCode(page, code);
  await page.goto("/report/receipt");
  await expectAccessible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /signed file/ }).click(),
  ]);
  const file = readFileSync(await download.path(), "utf8");
  const { jws }: { jws: string } = JSON.parse(file);
  const changed = jws.slice(0, -9) + "AAAAAAAAA";
  const words = {
    Check: ["This receipt is genuine", "This receipt was changed"],
    Comprobar: ["Este recibo es auténtico", "Este recibo fue cambiado"],
  };
  for (const [button, [genuine = "", wrong = ""]] of Object.entries(words)) {
    await page.goto("/verify");
    await expectAccessible();
    // As large as a finger, as every other button is.
    const choosing = await page.locator("#file").evaluate((input) => {
      const style = getComputedStyle(input, "::file-selector-button");
      return parseFloat(style.minHeight);
    });
    expect(choosing).toBeGreaterThanOrEqual(44);
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible();
    for (const [pasted, said] of [
      [file, genuine],
      [changed, wrong],
    ] as const) {
      await page.getByRole("textbox").fill(pasted);
      await page.getByRole("button", { name: button }).click();
      await expect(page.getByRole("heading", { name: said })).toBeVisible();
      await expectAccessible();
    }
    await speakSpanish(page);
  }
});

async function speakSpanish(page: Page) {
  const spanish = page.getByRole("button", { name: "Español" });
  if (await spanish.isVisible()) await spanish.click();
}
