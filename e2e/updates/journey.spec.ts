import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { en } from "#app/locales/en.ts";
import { answer, carrier, optionName, type Said } from "../reporter/answers.ts";
import { fileReport } from "../reporter/report.ts";
import { openFromQueue, panel, queueRows } from "../responder/desk.ts";
import { expect, test } from "../test.ts";

const words = en.changes;
const organisation = "Tule Fog Telephone";
const said: Said = {
  ...carrier,
  org_name: organisation,
  affected: ["servers"],
  control: "yes",
  service_effect: "none",
  data_kinds: ["none-known"],
};
const intercept = optionName("affected", "lawful-intercept");
const servers = optionName("affected", "servers");

test("what a reporter changes after sending is shown to both sides with what it was, and brings in who is needed now", async ({
  browser,
  page,
  baseURL,
  signIn,
  expectAccessible,
}) => {
  await fileReport(page, said);
  await page.goto("/follow/changes");
  await expect(page.getByText(words.none)).toBeVisible();

  const desk = await browser.newContext({ baseURL });
  const miguel = await desk.newPage();
  await signIn("Miguel", miguel);
  await openFromQueue(miguel, organisation);
  await expect(panel(miguel, "Why this band")).not.toContainText("until");
  await miguel.goto("/desk");

  await page.goto("/more/systems");
  await answer(page, "affected", "lawful-intercept");
  await page.getByRole("button", { name: en.more.save, exact: true }).click();
  await expect(page.getByRole("status")).toContainText(en.more.saved(""));

  // The reporter: from the timeline to before and now, with the files of both versions.
  await page.goto("/follow/report");
  await page.getByRole("link", { name: words.link }).click();
  const main = page.getByRole("main");
  const before = main.locator("dl > div").filter({ hasText: words.before });
  const now = main.locator("dl > div").filter({ hasText: words.now });
  await expect(before).toContainText(servers);
  await expect(before).not.toContainText(intercept);
  await expect(now).toContainText(intercept);
  await expect(main).toContainText(words.you);
  // The newest stands on top.
  const newer = await answersOf(page, 0);
  const older = await answersOf(page, 1);
  expect(older).not.toContain("lawful-intercept");
  expect(newer).toContain("lawful-intercept");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const { scrollWidth } = await page
    .locator("html")
    .evaluate(({ scrollWidth }) => ({ scrollWidth }));
  expect(scrollWidth).toBeLessThanOrEqual(320);

  // The desk: news in the queue, the new band, what it was, and the unit that joined.
  await miguel.reload();
  const row = queueRows(miguel).filter({ hasText: organisation });
  await expect(row).toContainText("New: the reporter changed answers");
  await expect(row).toContainText("Severe");
  await openFromQueue(miguel, organisation);
  await expect(panel(miguel, "Why this band")).toContainText(/Was \w+ .*until/);
  await expect(panel(miguel, "Why this unit")).toContainText("National desk");
  const answers = panel(miguel, "Answers");
  await expect(answers).toContainText("1 answer changed since");
  await expect(answers.getByText(/^Changed .*, was:$/)).toBeVisible();
  await expect(panel(miguel, "Timeline")).toContainText(
    "Answers updated: “What may be affected”",
  );
  await expectAccessible(miguel);

  await answers.getByText(/^All 2 versions/).click();
  await answers
    .getByRole("link", { name: /^Version/ })
    .last()
    .click();
  const shown = miguel.getByRole("main");
  await expect(shown).toContainText("as the report was sent");
  await expect(shown).not.toContainText(intercept);
  await miguel.getByRole("link", { name: /after this$/ }).click();
  await expect(panel(miguel, "What changed")).toBeVisible();
  await expectAccessible(miguel);

  // Whom the new answers brought in sees the report.
  const sam = await desk.newPage();
  await desk.clearCookies();
  await signIn("Sam", sam);
  await openFromQueue(sam, organisation);
  await desk.close();
});

async function answersOf(page: Page, at: number): Promise<string> {
  const started = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /^All answers as/ })
    .nth(at)
    .click();
  return readFileSync(await (await started).path(), "utf8");
}
