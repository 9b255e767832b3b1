import type { Answers, Content } from "#app/domain/form/answers.ts";
import type { Contents } from "#app/domain/form/read-form.ts";
import { saveAnswers } from "#app/domain/report/save.server.ts";
import { answersFor } from "#db/testing/answers.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { expectGoodLook, few, one } from "./look.ts";
import { makeDraft, openByCode, speak, submit } from "./scene.ts";
import { longLine, longText } from "./words.ts";

const listOfSigns = `C2 at 203.0.113.77 and 192.0.2.9\nhxxp://${"long-".repeat(12)}name[.]example/${"a".repeat(60)}`;
const places = [
  { zip: "94103", place: null, state: null, country: null, what: longLine },
  { zip: null, place: longLine, state: "NV", country: null, what: null },
];

test("the list of what can be added to a draft and its pages look good", async ({
  page,
  world,
}) => {
  await openByCode(page, await makeDraft(world, withOpen(answersFor())));
  await page.goto("/more");
  await expect(page).toHaveURL("/more");
  await expectGoodLook(page, "more, draft");
  await page.goto("/more/signs");
  await expectGoodLook(page, "more signs, empty", few);
  await page.goto("/more/timeline");
  await expectGoodLook(page, "more timeline, empty", one);
  await speak(page, "es");
  await page.goto("/more");
  await expectGoodLook(page, "more, draft, in Spanish", few);
  await page.goto("/more/sites");
  await page.locator(".site-row input").last().fill(longLine);
  await submit(page);
  await expectGoodLook(page, "more sites, refused, in Spanish", few);
});

test("what is added to a sent report, and what that changed, look good", async ({
  page,
  world,
}) => {
  const { db, keyring } = world;
  const { code, session } = await fileReport(db, keyring, { now: new Date() });
  const save = (contents: Contents) =>
    saveAnswers(db, {
      session,
      page: "what",
      submission: { contents, baseVersion: 1000 },
      now: new Date(),
    });
  await openByCode(page, code);
  await page.goto("/follow/changes");
  await expect(page).toHaveURL("/follow/changes");
  await expectGoodLook(page, "changes, none", one);
  await save({ what_seen: { is: "given", value: longText } });
  await save({
    began: openUntil("09:00"),
    affected: openUntil("17:30"),
    signs: { is: "given", value: ["guest-shell"] },
    indicators: { is: "given", value: listOfSigns },
    further_sites: { is: "given", value: places },
  });
  await page.goto("/follow/changes");
  await expectGoodLook(page, "changes, two");
  await page.goto("/more?saved=signs");
  await page.locator("#answers > summary").click();
  await expectGoodLook(page, "more, sent");
  for (const id of ["signs", "sites", "indicators", "indicators-review"]) {
    await page.goto(`/more/${id}`);
    await expectGoodLook(page, `more ${id}, full`, few);
  }
  await speak(page, "es");
  for (const path of ["/more?saved=sites", "/more/signs", "/follow/changes"]) {
    await page.goto(path);
    await expectGoodLook(page, `${path}, sent, in Spanish`, few);
  }
});

/** Said with a time of day, to be asked again. */
function openUntil(askAgainAt: string): Content {
  return { is: "not-known", askAgainAt };
}

function withOpen(answers: Answers): Answers {
  const content = openUntil("09:00");
  return { ...answers, control: { content, savedIn: 1, others: [] } };
}
