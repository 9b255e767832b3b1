import type { Page } from "playwright/test";
import { formatAccessCode } from "#app/domain/vault/access-code.ts";
import { checkCharacter } from "#app/domain/vault/code-alphabet.ts";
import { whileDatabaseIsAway } from "../away.ts";
import { dateAtSite } from "../dates.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { forgetWrongCodes } from "../wrong-codes.ts";
import { answer, calm, fieldOf, yesterday } from "./answers.ts";
import { openNarrative } from "./draft.ts";
import { beginReport, enterCode, keepCode, openByCode } from "./report.ts";

test.use({ javaScriptEnabled: false });

const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** Presses a button that posts, and answers with the status of what came back. */
async function post(page: Page, button: string): Promise<number> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === "POST",
  );
  await page.getByRole("button", { name: button }).click();
  return (await answered).status();
}

test("a wrong access code is refused in words, with what was typed", async ({
  page,
  stack,
}) => {
  await forgetWrongCodes(stack);
  await page.goto("/follow");
  expect(await post(page, "Open")).toBe(400);
  await expect(page.getByRole("alert")).toContainText("Enter your access code");

  await page.getByLabel("Access code", { exact: true }).fill("ABCD EFGH");
  expect(await post(page, "Open")).toBe(400);
  await expect(page.getByRole("alert")).toContainText(
    "This is not a whole access code",
  );
  await expect(page.getByLabel("Access code", { exact: true })).toHaveValue(
    "ABCD EFGH",
  );

  const stem = "0123456789ABCDEFGHJKMNP";
  const unknown = formatAccessCode(stem + checkCharacter(stem));
  await enterCode(page, unknown);
  await expect(page.getByRole("alert")).toContainText(
    "No report opens with this code",
  );
  await expect(page).toHaveURL("/follow");
  expect(await page.context().cookies()).toEqual([]);
});

test("a page off the path, or further on than the answers, is not opened", async ({
  page,
}) => {
  await beginReport(page, calm);
  for (const path of [
    "/report/bank",
    "/report/what",
    "/report/check",
    "/report/sharing",
  ]) {
    await page.goto(path);
    await expect(heading(page, "Who may be listening?")).toBeVisible();
  }
  await page.goto("/report/receipt");
  await expect(heading(page, "Who may be listening?")).toBeVisible();
  const nowhere = await page.goto("/report/no-such-page");
  expect(nowhere?.status()).toBe(404);
  await expect(heading(page, "Page not found")).toBeVisible();
});

test("an unanswered page says what is missing, each linked to its field", async ({
  page,
}) => {
  await beginReport(page, calm);
  await answer(page, "mail_safe", "not-sure");
  expect(await post(page, "Continue")).toBe(400);
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link")).toHaveText([
    "Say whether your phones are safe",
    "Say whether your answers would hold such material",
  ]);
  await expect(
    fieldOf(page, "mail_safe").getByRole("radio", { name: "I am not sure" }),
  ).toBeChecked();
  await summary.getByRole("link").first().click();
  await expect(page).toHaveURL(/#phone_safe$/);
});

test("when the session of a draft has ended, nothing that was saved is lost", async ({
  page,
  world,
  context,
}) => {
  const code = await openNarrative(page, world);
  await answer(page, "what_seen", "Typed too late.");
  await context.clearCookies();
  expect(await post(page, "Continue")).toBe(401);
  await expect(
    page.getByText("What you saved is not lost. Enter your access code"),
  ).toBeVisible();
  await expect(
    page.getByRole("textbox", { name: "What you typed" }).first(),
  ).toHaveValue("Typed too late.");
  // The page that refuses it asks for the code, and carries the words back to where they were typed.
  await enterCode(page, code);
  await expect(fieldOf(page, "what_seen")).toHaveValue("Typed too late.");
  await page.getByRole("link", { name: "Back" }).click();
  await expect(
    fieldOf(page, "site").getByLabel("US ZIP code", { exact: true }),
  ).toHaveValue("93301");
});

test("when a session has ended, what was only chosen goes on with the code", async ({
  page,
  context,
}) => {
  const code = await beginReport(page, calm);
  await answer(page, "mail_safe", "not-sure");
  await answer(page, "phone_safe", "no");
  await answer(page, "sensitive", "no");
  await context.clearCookies();
  expect(await post(page, "Continue")).toBe(401);
  await expect(
    page.getByText("What you chose is not saved yet."),
  ).toBeVisible();
  await enterCode(page, code);
  await expect(
    fieldOf(page, "mail_safe").getByRole("radio", { name: "I am not sure" }),
  ).toBeChecked();
});

test("the form of one report is not taken while another is open", async ({
  page,
  context,
}) => {
  const said = { ...calm, mail_safe: "no" } as const;
  const first = await beginReport(page, said);
  const tab = await context.newPage();
  await tab.goto("/report");
  await expect(
    tab.getByText("A report is already open in this browser."),
  ).toBeVisible();
  await answer(tab, "danger", "no");
  await tab.getByRole("button", { name: "Continue" }).click();
  await answer(tab, "device_safe", "yes");
  await tab.getByRole("button", { name: "Continue" }).click();
  const second = await keepCode(tab);
  expect(second).not.toBe(first);

  await answer(page, "mail_safe", "no");
  await answer(page, "phone_safe", "no");
  await answer(page, "sensitive", "no");
  expect(await post(page, "Continue")).toBe(409);
  await expect(
    heading(page, "This page belongs to another report, or is too old"),
  ).toBeVisible();

  await tab.reload();
  await expect(tab.getByRole("radio", { checked: true })).toHaveCount(0);
  await openByCode(page, first);
  await expect(heading(page, "Who may be listening?")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("two tabs with the same page lose neither text", async ({
  page,
  world,
  context,
}) => {
  await openNarrative(page, world);
  const tab = await context.newPage();
  await tab.goto("/report/what");
  await answer(page, "what_seen", "From the first tab.");
  await answer(page, "first_noticed", yesterday);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page, "What may be affected")).toBeVisible();
  await answer(tab, "what_seen", "From the second tab.");
  await answer(tab, "first_noticed", yesterday);
  expect(await post(tab, "Continue")).toBe(409);
  const versions = tab.getByText("Two versions of this answer");
  await expect(versions.first()).toBeVisible();
  await expect(tab.getByText("From the first tab.").first()).toBeVisible();
  await expect(tab.getByText("From the second tab.").first()).toBeVisible();
});

test("two megabytes pasted as narrative are refused in a sentence, and the page shows what it kept", async ({
  page,
  world,
}) => {
  await openNarrative(page, world);
  const line = "Nov 21 03:14:07 core-2 %SYS-5-CONFIG_I: configured from vty0. ";
  const pasted = line.repeat(Math.ceil(2_000_000 / line.length));
  const noticed = dateAtSite(1);
  await answer(page, "what_seen", pasted);
  await answer(page, "first_noticed", noticed);
  expect(await post(page, "Continue")).toBe(400);
  await expect(page.getByRole("alert")).toContainText(
    "Only its first 20,000 characters are still here",
  );
  await expect(fieldOf(page, "what_seen")).toHaveValue(
    /^(?:Nov 21 [^.]+\. ){300}/,
  );
  await expect(
    fieldOf(page, "first_noticed").getByLabel("Date", { exact: true }),
  ).toHaveValue(noticed);
});

test("more than a page may send is refused in words, and what was saved is there", async ({
  page,
  world,
}) => {
  await openNarrative(page, world);
  await answer(page, "what_seen", "x".repeat(3_500_000));
  expect(await post(page, "Continue")).toBe(413);
  await expect(
    heading(page, "This is more than we can take at once"),
  ).toBeVisible();
  await page.goto("/report/site");
  await expect(
    fieldOf(page, "site").getByLabel("US ZIP code", { exact: true }),
  ).toHaveValue("93301");
});

test("what was sent while the database was away is sent again by a reload", async ({
  page,
  world,
  stack,
}) => {
  const typed = "Typed while nothing could be saved.";
  await openNarrative(page, world);
  await answer(page, "what_seen", typed);
  await answer(page, "first_noticed", yesterday);
  await whileDatabaseIsAway(stack, async () => {
    expect(await post(page, "Continue")).toBe(503);
    await expect(page.getByRole("main")).toContainText(
      "keep this page open, and reload it in a few minutes",
    );
  });
  await expect(async () => {
    await page.reload();
    await expect(heading(page, "What may be affected")).toBeVisible();
  }).toPass();
  await page.getByRole("link", { name: "Back" }).click();
  await expect(fieldOf(page, "what_seen")).toHaveValue(typed);
});

test("words in any script, emoji and markup come back as they were typed", async ({
  page,
  world,
}) => {
  const words = "שלום «مرحبا» 🛰️👩🏽‍💻🇺🇸 e\u0301 <b>&amp;</b> {{7*7}} ' or 1=1 --";
  await openNarrative(page, world);
  await answer(page, "what_seen", words);
  await answer(page, "first_noticed", yesterday);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page, "What may be affected")).toBeVisible();
  await page.getByRole("link", { name: "Back" }).click();
  await expect(fieldOf(page, "what_seen")).toHaveValue(words.normalize("NFC"));
});
