import { withdrawReport } from "#app/domain/report/withdraw.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { expectGoodLook, few } from "../accessibility/look.ts";
import { openByCode, speak, submit } from "../accessibility/scene.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";

test("overdue, card, file with everything and withdrawal look good", async ({
  page,
  world: { db, keyring },
}) => {
  const now = new Date(Date.now() - 40 * 86_400_000);
  const { code, session } = await fileReport(db, keyring, { now });
  await openByCode(page, code);
  await page.goto("/follow/report");
  await expectGoodLook(page, "overdue", few);
  await page.goto("/follow/card");
  await expectGoodLook(page, "card", few);
  await page.goto("/follow/download");
  await expectGoodLook(page, "download", few);
  await page.goto("/follow/withdrawal");
  await page.locator("#body").fill("a".repeat(5_000));
  await submit(page);
  await expectGoodLook(page, "withdrawal, reason too long", few);
  await withdrawReport(db, { session, now: new Date() });
  await speak(page, "es");
  await page.goto("/follow/report");
  await expect(page.getByRole("main")).toContainText("Usted lo retiró");
  await expectGoodLook(page, "withdrawn, in Spanish", few);
});
