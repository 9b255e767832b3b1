import type { Page } from "playwright/test";
import { en } from "#app/locales/en.ts";
import { es } from "#app/locales/es.ts";
import { dateAtSite } from "../dates.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { forgetWrongCodes } from "../wrong-codes.ts";
import { answer, fieldOf, untilNarrative, walk } from "./answers.ts";
import { beginReport, openByCode } from "./report.ts";

test.use({ javaScriptEnabled: false });

const inSpanish = (page: Page) =>
  page.getByRole("button", { name: "Español" }).click();
const inEnglish = (page: Page) =>
  page.getByRole("button", { name: "English" }).click();

test("the first question keeps its answer in the other language, and begins nothing", async ({
  page,
}) => {
  await page.goto("/report");
  await answer(page, "danger", "yes");
  await inSpanish(page);
  await expect(page).toHaveTitle(new RegExp(es.pages.titles.danger));
  await expect(page.getByRole("radio", { checked: true })).toHaveValue("yes");
  await expect(page.getByRole("alert")).toBeHidden();
  const names = (await page.context().cookies()).map(({ name }) => name);
  expect(names).toEqual(["locale"]);
  await page.getByRole("button", { name: es.frame.continue }).click();
  await expect(page).toHaveURL("/report/danger-advice");
});

test("half-typed and wrong answers are there in the other language, and back again", async ({
  page,
}) => {
  await beginReport(page, untilNarrative);
  await walk(page, untilNarrative);
  await page.goto("/report/what?change");
  await fieldOf(page, "what_seen").fill("Core-1 reb");
  const ahead = dateAtSite(-365);
  await answer(page, "first_noticed", ahead);
  await inSpanish(page);
  await expect(page).toHaveURL("/report/what?change");
  const { label } = es.questions.what_seen;
  const narrative = page.getByLabel(label, { exact: true });
  await expect(narrative).toHaveValue("Core-1 reb");
  await narrative.fill("Core-1 rebooted");
  await inEnglish(page);
  await expect(fieldOf(page, "what_seen")).toHaveValue("Core-1 rebooted");
  await expect(
    fieldOf(page, "first_noticed").getByLabel("Date", { exact: true }),
  ).toHaveValue(ahead);
});

test("Enter in a field goes on, and does not change the language", async ({
  page,
  stack,
}) => {
  await forgetWrongCodes(stack);
  await page.goto("/follow");
  await page.getByLabel(en.follow.code, { exact: true }).fill("ABCD EFGH");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText(
    "This is not a whole access code",
  );
  await inSpanish(page);
  await expect(page).toHaveURL("/follow");
  await expect(page.getByLabel(es.follow.code, { exact: true })).toHaveValue(
    "ABCD EFGH",
  );
});

test("a message that was not sent yet is there in the other language", async ({
  page,
  world,
}) => {
  const { code } = await world.fileReport();
  await openByCode(page, code);
  await page.getByLabel("Your message").fill("The tunnel is up ag");
  await inSpanish(page);
  await expect(page).toHaveURL("/follow/report");
  await expect(page.getByLabel(es.follow.report.writeLabel)).toHaveValue(
    "The tunnel is up ag",
  );
});

test("a pasted receipt is there in the other language, and is not checked before it is asked", async ({
  page,
}) => {
  await page.goto("/verify");
  await page.getByRole("textbox").fill("eyJhbGciOi");
  await inSpanish(page);
  await expect(page).toHaveTitle(new RegExp(`^${es.verify.title}`));
  await expect(page.getByRole("textbox")).toHaveValue("eyJhbGciOi");
});

test("what was chosen to be told where to report is there in the other language", async ({
  page,
}) => {
  await page.goto("/where-to-report");
  await page.getByLabel(en.whereToReport.zip.label).fill("93301");
  await inSpanish(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByLabel(es.whereToReport.zip.label)).toHaveValue(
    "93301",
  );
  await inEnglish(page);
  await expect(page.getByLabel(en.whereToReport.zip.label)).toHaveValue(
    "93301",
  );
});

test("the browser's language is the page's, until the reader chooses", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, locale: "es-MX" });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page).toHaveTitle(new RegExp(`^${es.front.title}`));
  await inEnglish(page);
  await page.goto("/report");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await context.close();
});
