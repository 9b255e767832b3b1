import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { en } from "#app/locales/en.ts";
import { es } from "#app/locales/es.ts";
import { dateAtSite } from "../dates.ts";
import { carrier, choose, fieldOf, type Said } from "../reporter/answers.ts";
import { fileReport } from "../reporter/report.ts";
import { openFromQueue, panel } from "../responder/desk.ts";
import { expect, test } from "../test.ts";

test.use({ javaScriptEnabled: false });

const words = en.deadlines;
const organisation = "Kern Deadline Telephone";
const said: Said = {
  ...carrier,
  org_name: organisation,
  duty_flags: ["carrier", "public-company", "defence-contractor"],
};

test("a reporter sees which deadlines may run, says from when, and takes them along", async ({
  browser,
  page,
  baseURL,
  signIn,
  expectAccessible,
}) => {
  await fileReport(page, said);
  await page.getByRole("link", { name: words.link }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: words.title }),
  ).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("not legal advice");

  // What was noticed starts one clock; two wait for what nobody has said yet, and each leads to its question.
  const clock = (name: string) =>
    main.getByRole("article").filter({
      has: page.getByRole("heading", { name, exact: true }),
    });
  const dfars = clock("DFARS cyber incident");
  // 72 hours from the start of yesterday: 24 to 48 are left, or an hour more or less where summer time began or ended.
  await expect(dfars).toContainText(/(?:[12] days?|23 hours).* left/);
  await expect(dfars).toContainText("from the start of");
  await expect(dfars).toContainText("DoD via DC3 ICF portal");
  await expect(dfars).toContainText("Last checked on November 22, 2026.");
  const fcc = clock("FCC breach rule: agencies");
  await expect(fcc).toContainText("7 business days");
  await expect(fcc).toContainText(en.frame.notKnown);
  await fcc.getByRole("link", { name: words.enterTime }).click();
  await expect(page).toHaveURL(/#incident_determined$/);
  await expect(clock("CIRCIA covered cyber incident")).not.toContainText(
    "left",
  );
  await expectGood(page);

  // A time that cannot be: kept, and said what is wrong.
  const determined = fieldOf(page, "incident_determined");
  const ahead = dateAtSite(-365);
  await determined.getByLabel("Date", { exact: true }).fill(ahead);
  await choose(
    fieldOf(page, "material_determined").getByLabel(en.frame.notKnown),
  );
  await save(page);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(determined.getByLabel("Date", { exact: true })).toHaveValue(
    ahead,
  );
  await expectGood(page);

  await determined.getByLabel("Date", { exact: true }).fill(dateAtSite(1));
  await determined.getByLabel("Time", { exact: false }).first().fill("00:30");
  await save(page);
  await expect(page).toHaveTitle(new RegExp(`^${words.title}`));
  await expect(fcc).toContainText(/\d+ days.* left/);
  await expect(fcc).toContainText("at 11:59 PM");
  await expect(clock("SEC Form 8-K Item 1.05")).toContainText(
    en.frame.notKnown,
  );
  // The nearest first.
  await expect(main.getByRole("article").first()).toContainText("DFARS");

  // The file: a time and a number for each clock that runs, and not a word.
  const file = await download(page);
  expect(file.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(3);
  expect(file).toMatch(/^SUMMARY:Reminder \d+\r$/m);
  // Ids are hexadecimal digits, which may spell anything.
  expect(file.replace(/^UID:.*$/gm, "")).not.toMatch(
    /kern|LL-|dfars|fcc|deadline|landline/i,
  );

  // The answers hold it, on both sides.
  await page.getByRole("link", { name: en.follow.report.title }).click();
  // Once: what was refused is not in them.
  await expect(page.getByText("You changed your answers.")).toHaveCount(1);
  await page.getByText(en.follow.report.answersShow).click();
  await expect(
    page
      .getByRole("term")
      .filter({ hasText: en.questions.incident_determined.label }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: words.link })).toBeVisible();

  const desk = await browser.newContext({ javaScriptEnabled: true, baseURL });
  const miguel = await desk.newPage();
  await signIn("Miguel", miguel);
  await openFromQueue(miguel, organisation);
  const clocks = panel(miguel, "Clocks of the reporter");
  await expect(clocks).toContainText("FCC breach rule: agencies");
  await expect(clocks).toContainText("determined to be an incident");
  await expect(clocks).toContainText("Not in force yet");
  await expect(panel(miguel, "Answers")).toContainText(
    en.questions.incident_determined.label,
  );
  await expectAccessible(miguel);
  await desk.close();
});

test("the board speaks Spanish, and prints what it says", async ({ page }) => {
  await fileReport(page, said);
  await page.goto("/follow/deadlines");
  await page.getByRole("button", { name: "Español" }).click();
  const main = page.getByRole("main");
  await expect(
    main.getByRole("heading", { level: 1, name: es.deadlines.title }),
  ).toBeVisible();
  await expect(main).toContainText("DFARS: incidente cibernético");
  await expect(main).toContainText(/Quedan? (?:[12] días?|23 horas)/);
  await expect(main).not.toContainText("unverified");
  await expectGood(page);
  expect(await download(page)).toMatch(/^SUMMARY:Recordatorio \d+\r$/m);

  await page.emulateMedia({ media: "print" });
  await expect(main.getByText(/Quedan? /).first()).toBeVisible();
  await expect(main.getByText(es.deadlines.form.save)).toBeHidden();
  await expect(main.getByText(es.deadlines.calendar.download)).toBeHidden();
});

test("the board is accessible as it is first seen and when a time is refused", async ({
  browser,
  page,
  baseURL,
  expectAccessible,
}) => {
  await fileReport(page, said);
  const storageState = await page.context().storageState();
  // axe is a script.
  const scripted = await browser.newContext({
    javaScriptEnabled: true,
    baseURL,
    storageState,
  });
  const board = await scripted.newPage();
  await board.goto("/follow/deadlines");
  for (const summary of await board.locator("summary").all())
    await summary.click();
  for (const colorScheme of ["light", "dark"] as const) {
    await board.emulateMedia({ colorScheme });
    await expectAccessible(board);
  }
  await fieldOf(board, "incident_determined")
    .getByLabel("Date", { exact: true })
    .fill(dateAtSite(-365));
  await save(board);
  await expect(board).toHaveTitle(/^Error: /);
  await expectAccessible(board);
  await scripted.close();
});

test("whoever sees an organization from outside is told of no deadline", async ({
  page,
}) => {
  await fileReport(page, {
    ...said,
    reporter_role: "public",
    organisation_known: "no",
  });
  await expect(page.getByRole("link", { name: words.link })).toBeHidden();
  await page.goto("/follow/deadlines");
  await expect(page.getByText(words.none)).toBeVisible();
  await page.goto("/follow/deadlines.ics");
  await expect(page).toHaveURL(/\/follow\/deadlines$/);
});

/** Nothing scrolls sideways on the narrowest screen. PICTURES names a folder for what it looks like. */
async function expectGood(page: Page) {
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

async function save(page: Page) {
  await page.getByRole("button", { name: words.form.save }).click();
}

async function download(page: Page): Promise<string> {
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: /\.ics/ }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(
    /^(?:reminders|recordatorios)\.ics$/,
  );
  return readFileSync(await file.path(), "utf8");
}
