import type { Page } from "playwright/test";
import type { Answers } from "#app/domain/form/answers.ts";
import { findReporterSession } from "#app/domain/access/session.server.ts";
import { confirmCode } from "#app/domain/access/code-to-show.server.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import type { World } from "../permissions/world.ts";

/** A draft with these answers, whose code was kept; the code. */
export async function makeDraft(
  { db, keyring }: World,
  answers: Answers,
  { keepsCode = true } = {},
): Promise<string> {
  const now = new Date();
  const draft = await startDraft(db, { keyring, locale: "en", answers, now });
  const opening = { keyring, token: draft.sessionToken, now };
  const session = await findReporterSession(db, opening);
  if (session && keepsCode)
    await confirmCode(db, { session, typed: draft.code.slice(-4), now });
  return draft.code;
}

/** As a reporter does: the code is typed in, and the browser has the report open. */
export async function openByCode(page: Page, code: string): Promise<void> {
  await page.context().clearCookies({ name: "__Host-reporter" });
  await page.goto("/follow");
  await page.locator("#code").fill(code);
  await submit(page);
}

/** Presses the button of the page's own form, and waits for the page that answers. */
export async function submit(page: Page, at = 0): Promise<void> {
  // What is saved meanwhile is posted too, and leads nowhere.
  const answered = page.waitForResponse((response) => {
    const isPosted = response.request().method() === "POST";
    return isPosted && !response.url().endsWith("/report/autosave");
  });
  await page.locator("main form button:not([type=button])").nth(at).click();
  await answered;
  await page.waitForLoadState();
}

export async function speak(page: Page, locale: "en" | "es"): Promise<void> {
  const url = new URL("/", page.url()).origin;
  await page.context().addCookies([{ name: "locale", value: locale, url }]);
}
