import type { Page } from "playwright/test";
import { en } from "#app/locales/en.ts";
import { expect, test } from "../test.ts";
import { openFromQueue, panel } from "../responder/desk.ts";
import { answer, carrier, choose, fieldOf, walk } from "./answers.ts";
import {
  beginReport,
  fileReport,
  openByCode,
  readReference,
} from "./report.ts";

test.use({ javaScriptEnabled: false });

const words = en.more;
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });
const task = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("link", { name }) });

/** What is not among what helps most is folded, until something of it was said. */
async function unfold(page: Page) {
  const fold = page.locator("details.further:not([open]) > summary");
  if ((await fold.count()) > 0) await fold.click();
}

async function openTask(page: Page, name: string) {
  await unfold(page);
  await task(page, name).getByRole("link").click();
}

async function save(page: Page) {
  await page.getByRole("button", { name: words.save, exact: true }).click();
}

test("who sent the quick tier returns on another device and deepens it, and the desk reads it", async ({
  page,
  browser,
  signIn,
}) => {
  const organisation = "Mono Basin Telephone";
  const { code } = await fileReport(page, {
    ...carrier,
    org_name: organisation,
  });
  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const other = await elsewhere.newPage();
  await openByCode(other, code);
  await other.getByRole("link", { name: words.link }).click();
  await expect(heading(other, words.title)).toBeVisible();

  // Signs in network gear: one plain question an option.
  await unfold(other);
  await expect(task(other, words.titles.signs)).toContainText("To do");
  await openTask(other, words.titles.signs);
  await answer(other, "signs", ["guest-shell", "tunnels"]);
  await save(other);
  await expect(other.getByRole("status")).toContainText(
    words.saved(words.titles.signs),
  );
  await expect(task(other, words.titles.signs)).toContainText("Done");

  // Two more places, by rows that are added and taken out without JavaScript.
  await openTask(other, words.titles.sites);
  const row = (number: number) =>
    other.getByRole("group", { name: words.sites.row(number), exact: true });
  await row(1).getByLabel(words.sites.what).fill("The tandem switch");
  await save(other);
  await expect(other.getByRole("alert")).toContainText(
    "Say where each place is",
  );
  await expect(row(1).getByLabel(words.sites.what)).toHaveValue(
    "The tandem switch",
  );
  await row(1).getByLabel(words.sites.zip).fill("94103");
  await other.getByRole("button", { name: words.sites.add }).click();
  await row(2).getByLabel(words.sites.country).selectOption("CA");
  await row(2).getByLabel(words.sites.place).fill("Toronto");
  await other.getByRole("button", { name: words.sites.add }).click();
  await expect(row(3)).toBeVisible();
  await choose(row(2).getByLabel(words.sites.remove(2)));
  await row(3).getByLabel(words.sites.place).fill("Bishop");
  await save(other);
  await expect(task(other, words.titles.sites)).toContainText("Done");

  // A list of signs is pasted and put right.
  await openTask(other, words.indicators);
  await other.getByRole("textbox").fill("C2 at 203.0.113.77\n192.0.2.9");
  await save(other);
  await expect(heading(other, "Is this right?")).toBeVisible();
  await save(other);
  await expect(task(other, words.indicators)).toContainText("Done");

  // What was sent is changed too; a page that the change calls for is asked, and a stop still stops.
  await other.getByText(words.answers).click();
  await other.getByRole("link", { name: "Change Has money been sent" }).click();
  await expect(heading(other, "Demands and first steps")).toBeVisible();
  await answer(other, "money_moved", "yes");
  await save(other);
  await expect(fieldOf(other, "bank_told")).toBeVisible();
  await answer(other, "bank_told", "no");
  await save(other);
  await other.goto("/more/listeners");
  await answer(other, "sensitive", "yes");
  await save(other);
  await expect(heading(other, "Please do not enter it here")).toBeVisible();
  await other.goto("/follow/report");
  await other.getByText("Show your answers").click();
  await expect(other.getByText("94103: The tandem switch")).toBeVisible();
  await elsewhere.close();

  await signIn("Miguel Santos", page);
  await openFromQueue(page, organisation);
  const answers = panel(page, "Answers");
  await expect(answers).toContainText(
    "Is Guest Shell on where nobody turned it on?",
  );
  await expect(answers).toContainText(
    "ZIP 94103: The tandem switch: San Francisco, San Francisco County, CA: FBI San Francisco Field Office",
  );
  await expect(answers).toContainText("Bishop");
  await expect(answers).not.toContainText("Toronto");
  await expect(panel(page, "Indicators")).toContainText("203[.]0[.]113[.]77");
});

test("a draft is deepened before it is sent, and nothing of that is needed to send it", async ({
  page,
}) => {
  await beginReport(page, carrier);
  await page.goto("/more");
  await expect(heading(page, "Who may be listening?")).toBeVisible();
  await walk(page, carrier);
  await page.getByRole("link", { name: words.beforeSending }).click();
  await openTask(page, words.titles.timeline);
  await answer(page, "still_going_on", "yes");
  await choose(fieldOf(page, "began").getByLabel(en.frame.notKnown));
  await save(page);
  await expect(task(page, words.titles.timeline)).toContainText(
    words.states["not-known"],
  );
  await page.getByRole("link", { name: words.toCheck }).click();
  await expect(
    page.getByRole("link", { name: "Change Is it still going on?" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Send report" }).click();
  expect(await readReference(page)).toMatch(/^LL-/);
});
