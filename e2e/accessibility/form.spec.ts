import type { Page } from "playwright/test";
import { pages, type PageId } from "#app/domain/form/page-order.ts";
import { questionsOn } from "#app/domain/form/questions.ts";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { test } from "../permissions/test.ts";
import type { World } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { expectGoodLook, few } from "./look.ts";
import { makeDraft, openByCode, speak, submit } from "./scene.ts";
import { longLine, longText } from "./words.ts";

/** What leads to the pages that are not on everybody's path. */
const turns: Partial<Record<PageId, AnswerValues>> = {
  "danger-advice": { danger: "yes" },
  "device-advice": { device_safe: "no" },
  "sensitive-stop": { sensitive: "yes" },
  "update-stop": { report_kind: "update" },
  client: { reporter_role: "counsel" },
  "told-by": { report_kind: "told-by-other" },
  "organisation-known": { reporter_role: "public", organisation_known: "yes" },
  military: {
    site: { zip: "09096", countyFips: null, state: null },
  },
  subsector: { sector: "financial-services" },
  abroad: { country: "DE" },
  indicators: { report_kind: "indicators-only" },
  "indicators-review": { report_kind: "indicators-only" },
  reach: {
    affected: ["routers", "ot-ics", "supplied", "other"],
    plant_state: ["changed", "manual"],
  },
  demand: { extortion: "demand" },
  bank: { money_moved: "yes" },
  "phone-advice": { phone_carrier: "Sierra Wireless" },
  // Named like the organization that is affected.
  "mail-advice": { contact_email: "ops@sierratelecom.example" },
};

const long: AnswerValues = {
  own_organisation: longLine,
  told_by_name: longLine,
  site_city: longLine,
  systems_place: longLine,
  what_seen: longText,
  indicators: longText,
  affected_other: longLine,
  told_numbers: longLine,
  contact_name: longLine,
  contact_email: `${"very.long.".repeat(6)}name@${"sub.".repeat(20)}example`,
  contact_hours: longLine,
};

for (const { id, holds } of pages)
  test(`the page "${id}" looks good empty, wrong and full`, async ({
    page,
    world,
  }) => {
    const titles = new Set<string>();
    await openPage(page, world, id, { ...long, ...turns[id] });
    await speak(page, "en");
    await page.reload();
    await expectGoodLook(page, `${id}, full`);
    titles.add(await page.title());
    if (holds === "questions") {
      await openPage(page, world, id, turns[id], false);
      await speak(page, "es");
      await page.reload();
      await expectGoodLook(page, `${id}, empty, in Spanish`, few);
      titles.add(await page.title());
      await submit(page);
      const isAnyRequired = questionsOn(id).some(
        ({ isRequired }) => isRequired,
      );
      // Else it is left for the next page.
      if (isAnyRequired)
        await expectGoodLook(page, `${id}, refused, in Spanish`, few);
      titles.add(await page.title());
      expect(titles.size).toBe(3);
    }
  });

/** A draft that has reached this page, with or without its answers. */
async function openPage(
  page: Page,
  world: World,
  id: PageId,
  values: AnswerValues = {},
  isAnswered = true,
) {
  const answers = answersFor(values);
  if (!isAnswered)
    for (const question of questionsOn(id)) delete answers[question.id];
  await openByCode(page, await makeDraft(world, answers));
  await page.goto(`/report/${id}`);
  expect(new URL(page.url()).pathname).toBe(`/report/${id}`);
}
