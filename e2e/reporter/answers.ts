import type { Locator, Page } from "playwright/test";
import { getQuestion } from "#app/domain/form/answers.ts";
import { pages, type PageId } from "#app/domain/form/page-order.ts";
import { questionsOn, type QuestionId } from "#app/domain/form/questions.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { choiceWords } from "#app/locales/choice-words.ts";
import { en } from "#app/locales/en.ts";
import { dateAtSite } from "../dates.ts";
import { expect } from "../test.ts";

/** What a person says to each question, by what stands on the page: option ids of a choice, typed text, a ZIP code, a date. */
export type Said = Partial<Record<QuestionId, string | readonly string[]>>;

/** Of one language. */
export type Words = Catalogue;

export const notKnown = "not-known";

/** Nobody in danger, nobody listens. */
export const calm = {
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
} satisfies Said;

/** Of a date: the day before the one at the site when it is typed. */
export const yesterday = "yesterday";

/** A carrier in Bakersfield, which the Sacramento office answers: every page of the longest path. */
export const carrier = {
  ...calm,
  reporter_role: "works-there",
  report_kind: "compromise",
  org_name: "Kern Valley Telephone",
  country: "US",
  sector: "communications",
  duty_flags: ["carrier"],
  site: "93301",
  what_seen: "The configuration of two core routers changed during the night.",
  certainty: "strong-signs",
  first_noticed: yesterday,
  affected: ["routers", "lawful-intercept"],
  control: "partly",
  service_effect: "minor",
  config_changed: ["router"],
  users_affected: notKnown,
  data_kinds: ["call-records"],
  extortion: "no",
  money_moved: "no",
  actions_taken: ["collected-evidence"],
  told: ["nobody"],
  sharing: "fbi-cisa",
  identity: "named",
  help_wanted: ["advice"],
  contact_name: "Rosa Ibarra",
  contact_phone: "661 555 0142",
  phone_carrier: "Another company",
} satisfies Said;

/** As far as the page that asks what was noticed. */
export const untilNarrative = {
  ...calm,
  reporter_role: "works-there",
  report_kind: "compromise",
  identity: "named",
  org_name: "Owens Valley Networks",
  country: "US",
  site: "93301",
} satisfies Said;

/** Answers page after page, until the check page, a stop, or a page where nothing of this was asked. */
export async function walk(
  page: Page,
  said: Said,
  words: Words = en,
): Promise<void> {
  await page.waitForLoadState("domcontentloaded");
  for (;;) {
    const id = pageOf(page);
    if (id === null) return;
    const holds = pages.find((each) => each.id === id)?.holds;
    if (holds === "stop") return;
    if (holds === "advice") await passAdvice(page, id, words);
    else if (holds === "review") await goOn(page, words);
    else if (!(await answerPage(page, id, said, words))) return;
    await pageLeft(page, id);
  }
}

/** Another page is open than this one of the form: told by the browser, as to ask again and again would cost each page a quarter of a second. */
export async function pageLeft(page: Page, id: PageId): Promise<void> {
  await page.waitForURL((url) => pageAt(url) !== id, {
    waitUntil: "domcontentloaded",
    timeout: 15_000,
  });
}

/** Answers what is asked on this page and continues; false when none of it was said. */
export async function answerPage(
  page: Page,
  id: PageId,
  said: Said,
  words: Words = en,
): Promise<boolean> {
  const asked = questionsOn(id).filter((each) => said[each.id] !== undefined);
  let isSaid = false;
  for (const { id } of asked) {
    if (id === "country") await openFold(page);
    if ((await fieldOf(page, id, words).count()) === 0) continue;
    await answer(page, id, said[id] ?? "", words);
    isSaid = true;
  }
  if (isSaid) await goOn(page, words);
  return isSaid;
}

export async function answer(
  page: Page,
  id: QuestionId,
  said: string | readonly string[],
  words: Words = en,
): Promise<void> {
  const { kind } = getQuestion(id);
  const field = fieldOf(page, id, words);
  const first = typeof said === "string" ? said : (said[0] ?? "");
  switch (kind) {
    case "choice":
    case "choices":
      for (const option of [said].flat()) {
        const role = kind === "choice" ? "radio" : "checkbox";
        const name = optionName(id, option, words);
        await choose(field.getByRole(role, { name, exact: true }));
      }
      return;
    case "place":
      return field
        .getByLabel(words.frame.place.zip, { exact: true })
        .fill(first);
    case "moment":
      return field
        .getByLabel(words.frame.moment.date, { exact: true })
        .fill(dateOf(first));
    case "country":
      await openFold(page);
      await field.selectOption(first);
      return;
    default:
      return field.fill(first);
  }
}

/** The country is folded, where a ZIP code says it. */
async function openFold(page: Page): Promise<void> {
  const fold = page.locator("details.outside:not([open]) summary");
  if ((await fold.count()) > 0) await fold.click();
}

/** Chooses a radio button or a checkbox of reporter pages: its label is drawn over it and takes the click. */
export async function choose(input: Locator): Promise<void> {
  if (await input.isChecked()) return;
  const own = await input.getAttribute("id");
  await input.page().locator(`label[for="${own}"]`).click();
  await expect(input).toBeChecked();
}

/** As a date field holds what is said of a moment. */
export function dateOf(said: string): string {
  return said === yesterday ? dateAtSite(1) : said;
}

/** The group of several controls, or the one control, that answers a question. */
export function fieldOf(
  page: Page,
  id: QuestionId,
  words: Words = en,
): Locator {
  const { kind, isRequired } = getQuestion(id);
  const { label } = words.questions[id];
  const name = isRequired ? label : `${label} (${words.frame.optional})`;
  const isGroup = ["choice", "choices", "place", "moment"].includes(kind);
  if (isGroup) return page.getByRole("group", { name, exact: true });
  return page.getByRole(kind === "country" ? "combobox" : "textbox", {
    name,
    exact: true,
  });
}

/** An option is named by its words and, where it has one, its hint. */
export function optionName(
  id: QuestionId,
  option: string,
  words: Words = en,
): string {
  if (option === notKnown) return words.frame.notKnown;
  const { label, hint } = choiceWords(words, id, option);
  return [label, hint].filter(Boolean).join(" ");
}

/** The page of the form that is open, by its address; null elsewhere. */
export function pageOf(page: Page): PageId | null {
  return pageAt(new URL(page.url()));
}

function pageAt({ pathname }: URL): PageId | null {
  const last = pathname === "/report" ? "danger" : pathname.split("/")[2];
  return pages.find(({ id }) => id === last)?.id ?? null;
}

async function passAdvice(page: Page, id: PageId, words: Words): Promise<void> {
  const advice: Record<string, { continue: string }> = words.report.advice;
  await page.getByRole("link", { name: advice[id]?.continue }).click();
}

async function goOn(page: Page, { frame }: Words): Promise<void> {
  await page.getByRole("button", { name: frame.continue, exact: true }).click();
}
