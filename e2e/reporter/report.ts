import { saveAnswers } from "#app/domain/report/save.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import type { Database } from "#db/client.server.ts";
import type { Page } from "playwright/test";
import { expect } from "../test.ts";
import { answerPage, calm, walk, type Said } from "./answers.ts";

/** From the front page to the access code, which is asked back; the first page after it is open then. */
export async function beginReport(page: Page, said: Said): Promise<string> {
  await page.goto("/");
  await page.getByRole("link", { name: "Report a suspected break-in" }).click();
  await answerPage(page, "danger", said);
  if (said.danger === "yes")
    await page.getByRole("link", { name: /^People are safe/ }).click();
  await answerPage(page, "device", { ...calm, ...said });
  return keepCode(page);
}

export async function keepCode(page: Page): Promise<string> {
  const code = await readCode(page);
  await page.getByLabel("Type the last four characters").fill(code.slice(-4));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(
    page.getByRole("heading", { name: "Your access code" }),
  ).toBeHidden();
  return code;
}

/** As printed: six groups of four. */
export async function readCode(page: Page): Promise<string> {
  await expect(
    page.getByRole("heading", { name: "Your access code" }),
  ).toBeVisible();
  const shown = page.getByText(/^\s*(?:[0-9A-Z]{4}\s+){5}[0-9A-Z]{4}\s*$/);
  return (await shown.innerText()).trim().replace(/\s+/g, " ");
}

/** A whole report, from the front page to its receipt. */
export async function fileReport(
  page: Page,
  said: Said,
): Promise<{ code: string; reference: string }> {
  const code = await beginReport(page, said);
  await walk(page, said);
  await page.getByRole("button", { name: "Send report" }).click();
  return { code, reference: await readReference(page) };
}

export async function readReference(page: Page): Promise<string> {
  await expect(
    page.getByRole("heading", { name: "Your report was sent" }),
  ).toBeVisible();
  return page
    .getByRole("main")
    .getByText(/^[0-9A-Z]{2,4}(?:-[0-9A-Z]{4})+$/)
    .innerText();
}

export async function openByCode(page: Page, code: string): Promise<void> {
  await page.goto("/follow");
  await enterCode(page, code);
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Access code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Open" }).click();
}

/** By the owner's code, as its owner or whoever stole it. */
export async function changeNumber(
  db: Database,
  { session }: { session: ReporterSession },
  number: string,
) {
  const { version: baseVersion } = await readAnswers(db, session.key);
  const contents = {
    contact_phone: { is: "given", value: number },
  } as const;
  const submission = { baseVersion, contents };
  const now = new Date();
  await saveAnswers(db, { session, page: "contact", submission, now });
}
