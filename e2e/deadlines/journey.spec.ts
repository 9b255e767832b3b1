import { questionWords } from "#app/components/desk/question-words.ts";
import { en } from "#app/locales/en.ts";
import { dateAtSite } from "../dates.ts";
import { carrier, choose, fieldOf, type Said } from "../reporter/answers.ts";
import { fileReport } from "../reporter/report.ts";
import { openFromQueue, panel } from "../responder/desk.ts";
import { expect, test } from "../test.ts";
import { download, expectGood, save } from "./board.ts";

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
    questionWords.incident_determined,
  );
  await expectAccessible(miguel);
  await desk.close();
});
