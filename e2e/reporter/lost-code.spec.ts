import type { Locator, Page } from "playwright/test";
import { eq } from "drizzle-orm";
import { lostCode } from "#db/schema/index.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { test } from "../permissions/test.ts";
import { expect } from "../test.ts";
import { changeNumber, enterCode } from "./report.ts";

test.use({ javaScriptEnabled: false });

test("a lost code is replaced after a call, by two people at the desk who never see the new one", async ({
  page,
  browser,
  world,
  stack,
  signIn,
}) => {
  const { db, keyring } = world;
  const filed = await fileReport(db, keyring, { now: new Date() });
  const visit = async () => {
    const options = { baseURL: stack.url, javaScriptEnabled: false };
    return (await browser.newContext(options)).newPage();
  };
  const finder = await visit();
  await finder.goto("/follow");
  await enterCode(finder, filed.codeShown);

  await page.goto("/follow");
  await page.getByRole("link", { name: "I lost my access code" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the reference");
  await page.getByLabel("Reference of your report").fill(filed.reference);
  await page.getByRole("button", { name: "Continue" }).click();
  const { code, weSay, youAnswer } = await read(page);
  await expect(page.getByRole("main")).not.toContainText("Sierra");
  await page.getByLabel("Type the last four").fill("ZZZ");
  await page.getByRole("button", { name: "Ask for the call" }).click();
  await expect(page.getByRole("alert")).toContainText("not the last group");
  await page.getByLabel("Type the last four").fill(code.slice(-4));
  await page.getByRole("button", { name: "Ask for the call" }).click();
  await expect(page.getByText("What happens now")).toBeVisible();

  await enterCode(await follow(page), code);
  const waits = page.getByText("not in use yet");
  await expect(waits).toBeVisible();
  // The answer to the post, and to nobody who is given a link.
  await expect(page).toHaveURL("/follow");
  await page.goto("/follow?new-code=asked");
  await expect(waits).toBeHidden();
  await finder.reload();
  await expect(finder.getByText("Somebody asked for a new")).toBeVisible();

  const dana = await visit();
  await signIn("Dana Okafor", dana);
  const row = dana.locator(`article[data-report="${filed.reportId}"]`);
  await dana.goto(`/desk/reports/${filed.reportId}`);
  const panel = dana.getByRole("region", { name: "Access code reported lost" });
  await expect(panel).toContainText(weSay);
  await expect(panel).toContainText(youAnswer);
  await expect(dana.locator("body")).not.toContainText("661 555");
  await expect(panel).toContainText("••• ••• 0142");
  await reveal(dana, panel);
  await expect(panel).toContainText("+1 661 555 0142");
  await panel.getByText("I called, and they gave").click();
  await panel.getByRole("button", { name: "heard the right" }).click();
  await expect(panel).toContainText("Who called cannot decide");
  await expect(dana.getByText("Let the new code in…")).toBeHidden();
  await dana.goto("/desk");
  await expect(row.first()).toContainText("access code lost");

  const ruth = await visit();
  await signIn("Ruth Lindqvist", ruth);
  await ruth.goto(`/desk/reports/${filed.reportId}`);
  await expect(ruth.locator("body")).not.toContainText(code);
  await ruth.getByText("Let the new code in…").click();
  await ruth.getByLabel("I mean it").check();
  await ruth.getByRole("button", { name: "Let the new code in" }).click();
  await expect(ruth.getByText("New access code let in")).toBeVisible();

  await enterCode(await follow(page), code);
  await expect(page.getByRole("main")).toContainText(filed.reference);
  await expect(page.getByText("took the place of the older")).toBeVisible();
  await finder.reload();
  await expect(finder).toHaveURL("/follow?ended");
});

test("no reference, a draft's or a stranger's is answered like any other, and asking is slowed", async ({
  page,
  world,
}) => {
  const { db, keyring } = world;
  const { reference } = await fileReport(db, keyring, { now: new Date() });
  const ask = async (typed: string) => {
    await page.goto("/follow/lost-code");
    await page.getByLabel("Reference of your report").fill(typed);
    await page.getByRole("button", { name: "Continue" }).click();
  };
  await ask("LL-0000-0000");
  await expect(page.getByText("Your new access code")).toBeVisible();
  const nobodys = await bare(page);
  await ask(reference);
  await expect(page.getByText("Your new access code")).toBeVisible();
  expect(await bare(page)).toBe(nobodys);
  await page.context().clearCookies();
  await page.goto("/follow/lost-code/code");
  await expect(page).toHaveURL("/follow/lost-code");
  const slowed = page.getByRole("alert").getByText("Several requests came");
  await expect(async () => {
    await ask(reference);
    await expect(slowed).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("whoever holds the present code says that it was not them, and the desk is told and calls all the same", async ({
  page,
  world,
  signIn,
}) => {
  const report = await world.fileReport("accepted");
  await changeNumber(world.db, report, "+1 900 555 0666");
  await world.loseCode(report, false);
  await enterCode(await follow(page), report.code);
  const button = page.getByRole("button", { name: "It was not me" });
  await button.click();
  await expect(page.getByText("told us that it was not them")).toBeVisible();
  await expect(page.getByText("did not ask for a new one")).toBeVisible();
  await expect(button).toBeHidden();

  await signIn("Dana Okafor");
  await page.goto(`/desk/reports/${report.reportId}`);
  const panel = page.getByRole("region", { name: "Access code reported lost" });
  await expect(
    panel.getByText("said that this was not them", { exact: false }),
  ).toBeVisible();
  await expect(panel.locator("dt").first()).toHaveText(
    "Phone in the report as it was sent, taken out since",
  );
  await expect(panel.locator("dd").first()).toHaveText("Masked: ••• ••• 0142");
  await expect(panel.getByText("with the owner’s code")).toBeVisible();
  await expect(panel.getByText("Call what was sent first")).toBeVisible();
  await expect(panel.getByText("I called, and they gave")).toBeVisible();
});

test("a request that was changed in the database can only be refused", async ({
  page,
  world,
  signIn,
}) => {
  const report = await world.fileReport("accepted");
  const id = await world.loseCode(report, false);
  await world.owner
    .update(lostCode)
    .set({ publicKey: Buffer.alloc(32, 7) })
    .where(eq(lostCode.id, id));
  await signIn("Dana Okafor");
  await page.goto(`/desk/reports/${report.reportId}`);
  const panel = page.getByRole("region", { name: "Access code reported lost" });
  await expect(panel).toContainText("changed in the database");
  await expect(panel.getByText("I called, and they gave")).toHaveCount(0);
  await panel.getByText("Refuse…").click();
  await panel.getByRole("button", { name: /refuse/i }).click();
  await expect(panel).toBeHidden();
});

async function follow(page: Page) {
  await page.goto("/follow");
  return page;
}

async function read(page: Page) {
  const code = await page.locator("#code").innerText();
  const [weSay = "", youAnswer = ""] = await page
    .locator(".phrases dd")
    .allInnerTexts();
  const words = (text: string) => text.replace(/[“”]/g, "");
  return {
    code: code.trim().replace(/\s+/g, " "),
    weSay: words(weSay),
    youAnswer: words(youAnswer),
  };
}

/** The page without what is drawn anew each time. */
async function bare(page: Page): Promise<string> {
  const { code, weSay, youAnswer } = await read(page);
  const text = await page.getByRole("main").innerText();
  return [weSay, youAnswer, ...code.split(" ")].reduce(
    (bared, drawn) => bared.replaceAll(drawn, "…"),
    text,
  );
}

/** What the call is for, said before the number is seen. */
async function reveal(page: Page, panel: Locator) {
  await panel.getByRole("link", { name: "Reveal the numbers" }).click();
  const form = page.locator("#again");
  await form.getByLabel("What for").selectOption("To call the reporter back");
  await form.getByRole("button", { name: "Reveal for 15 minutes" }).click();
}
