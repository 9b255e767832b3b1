import type { Browser, Page } from "playwright/test";
import { bandWords } from "#app/components/desk/words.ts";
import { bands } from "#app/domain/vocabulary/triage.ts";
import { en } from "#app/locales/en.ts";
import { es } from "#app/locales/es.ts";
import {
  answerPage,
  calm,
  pageOf,
  walk,
  type Said,
  type Words,
} from "../reporter/answers.ts";
import { eq } from "drizzle-orm";
import { report } from "#db/schema/index.ts";
import { test } from "../permissions/test.ts";
import type { World } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { incidents, type Incident } from "./incidents.ts";

const wordsIn: Record<Incident["locale"], Words> = { en, es };

type Outcome = {
  /** As the desk's words say it. */
  band: string;
  leads: string;
  helped: readonly string[];
  /** All that the receipt says. */
  receipt: string;
  /** Of the form, in the order walked. */
  pages: readonly string[];
};

test("made-up incidents are answered as a responder would expect", async ({
  browser,
  signIn,
  world,
}) => {
  const rows: Record<string, string | number>[] = [];
  for (const incident of incidents) {
    const { reference, ...walked } = await file(browser, incident);
    const reportId = await idOf(world, reference);
    const band = await bandAtDesk(browser, signIn, reportId);
    const missed = missedOf(incident, { ...walked, band });
    rows.push({
      incident: incident.title,
      band,
      leads: walked.leads,
      helped: walked.helped.join(", "),
      pages: walked.pages.length,
      missed: missed.join("; "),
    });
    expect
      .soft(missed, `${incident.title}: ${incident.expected.why}`)
      .toEqual([]);
  }
  console.log("");
  console.table(rows);
});

/** From the front page to the receipt, in a browser that asks for the reporter's language. */
async function file(browser: Browser, { locale, said }: Incident) {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const words = wordsIn[locale];
  const pages: string[] = [];
  page.on("framenavigated", () => {
    const id = pageOf(page);
    if (id !== null && pages.at(-1) !== id) pages.push(id);
  });
  await page.goto("/report");
  await answerPage(page, "danger", said, words);
  await answerPage(page, "device", { ...calm, ...said }, words);
  await keepCode(page, words);
  await walk(page, said, words);
  expect(pageOf(page), `${said.org_name}: all is said`).toBeNull();
  await page
    .getByRole("button", { name: words.report.check.send, exact: true })
    .click();
  await expect(
    page.getByRole("heading", { name: words.receipt.title }),
  ).toBeVisible();
  const outcome = await readReceipt(page, words);
  await picture(page, said);
  await context.close();
  return { ...outcome, pages };
}

async function keepCode(page: Page, words: Words) {
  const shown = page.getByText(/^\s*(?:[0-9A-Z]{4}\s+){5}[0-9A-Z]{4}\s*$/);
  const code = (await shown.innerText()).trim();
  await page.getByLabel(words.report.code.lastGroup).fill(code.slice(-4));
  await page
    .getByRole("button", { name: words.frame.continue, exact: true })
    .click();
  await shown.waitFor({ state: "detached" });
}

async function readReceipt(page: Page, words: Words) {
  const main = page.getByRole("main");
  const parts = await main.locator("section.unit").evaluateAll((all) =>
    all.map((each) => ({
      name: each.querySelector("h3")?.textContent ?? "",
      part: each.querySelector("p")?.textContent ?? "",
    })),
  );
  const having = (part: "primary" | "joint") =>
    parts
      .filter((each) => each.part === words.receipt.part[part])
      .map(({ name }) => name);
  return {
    reference: await main.locator(".reference").innerText(),
    leads: having("primary").join(", "),
    helped: having("joint"),
    receipt: await main.innerText(),
  };
}

/** PICTURES names a folder for pictures of the receipts, as wide as a phone. */
async function picture(page: Page, { org_name }: Said) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({
    path: `${folder}/${[org_name].flat().join("")}.png`,
    fullPage: true,
  });
}

/** As the triage desk sees it once its jobs have run. */
async function bandAtDesk(
  browser: Browser,
  signIn: (name: string, page: Page) => Promise<void>,
  reportId: string,
): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn("Ruth Lindqvist", page);
  await page.goto(`/desk/reports/${reportId}`);
  const chip = page.locator(".report-head .band");
  const band = await chip.innerText();
  await context.close();
  return band.trim();
}

async function idOf({ owner }: World, reference: string): Promise<string> {
  const [found] = await owner
    .select({ id: report.id })
    .from(report)
    .where(eq(report.reference, reference));
  if (!found) throw new Error(`no report ${reference}`);
  return found.id;
}

function missedOf({ expected }: Incident, outcome: Outcome): string[] {
  const { receipt } = outcome;
  const ranks = bands.map((band) => bandWords[band]);
  const rank = ranks.indexOf(outcome.band);
  const isWithin =
    rank <= bands.indexOf(expected.least) &&
    rank >= bands.indexOf(expected.greatest);
  const { helped = [], told = [], notTold = [], warned = [] } = expected;
  return [
    ...(isWithin ? [] : [`${expected.least} to ${expected.greatest}`]),
    ...(outcome.leads.includes(expected.leads) ? [] : [expected.leads]),
    ...helped.filter(
      (name) => !outcome.helped.some((each) => each.includes(name)),
    ),
    ...told.filter((sign) => !sign.test(receipt)).map(String),
    ...notTold
      .filter((sign) => sign.test(receipt))
      .map((sign) => `not ${sign}`),
    ...warned.filter((page) => !outcome.pages.includes(page)),
  ];
}
