import type { Page } from "playwright/test";
import { formatAccessCode } from "#app/domain/vault/access-code.ts";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { test } from "../permissions/test.ts";
import { ask } from "../permissions/visitor.ts";
import { expect } from "../test.ts";
import { choose } from "./answers.ts";
import { forgetWrongCodes } from "../wrong-codes.ts";
import { enterCode, openByCode } from "./report.ts";

test.use({ javaScriptEnabled: false });

test("a reporter lets the night shift answer and counsel read, and takes a code back", async ({
  page,
  browser,
  world,
  stack,
}) => {
  await forgetWrongCodes(stack);
  const { db, keyring } = world;
  const now = new Date();
  const { codeShown } = await fileReport(db, keyring, { now });
  await openByCode(page, codeShown);
  await page.getByRole("link", { name: "Codes for colleagues" }).click();

  await page.getByRole("button", { name: "Make the code" }).click();
  await expect(page.getByRole("alert")).toContainText("who the code is for");
  await expect(page.getByRole("alert")).toContainText("what the code allows");
  const night = await makeCode(page, "Night shift", "Read and answer");
  expect((await saved(page)).replace(/\s/g, "")).toContain(
    night.replace(/\s/g, ""),
  );
  // Shown again after a reload, until it was passed on; then never.
  await page.reload();
  expect(await shownCode(page)).toBe(night);
  await page.getByRole("button", { name: "It is passed on" }).click();
  await page.goto("/follow/codes/shown");
  await expect(page).toHaveURL("/follow/codes");
  const counsel = await makeCode(page, "Counsel", "Read");
  await page.getByRole("button", { name: "It is passed on" }).click();

  const shift = await anotherDevice();
  await enterCode(shift, night);
  await shift.getByLabel("Your message").fill("The tunnel is up again.");
  await shift.getByRole("button", { name: "Send message" }).click();
  await expect(
    shift.getByRole("link", { name: "Codes for colleagues" }),
  ).toBeHidden();
  const asked = await shift.goto("/follow/codes");
  expect(asked?.status()).toBe(403);

  const lawyer = await anotherDevice();
  await enterCode(lawyer, counsel);
  await expect(lawyer.getByText("Your code is for reading")).toBeVisible();
  await expect(lawyer.getByLabel("Your message")).toBeHidden();

  await page.goto("/follow/report");
  const told = page.getByRole("listitem").filter({ hasText: "You wrote" });
  await expect(told).toContainText("With the code “Night shift”");
  await page.goto("/follow/codes");
  const listed = page.getByRole("listitem").filter({ hasText: "Night" });
  await expect(listed).toContainText("Last used on");
  await listed.getByText("Take back").first().click();
  await listed.getByRole("button", { name: "Take back the code" }).click();
  await shift.reload();
  await expect(shift).toHaveURL("/follow?ended");
  await enterCode(shift, night);
  await expect(shift.getByRole("alert")).toContainText("No report opens");

  async function anotherDevice() {
    const context = await browser.newContext({
      baseURL: stack.url,
      javaScriptEnabled: false,
    });
    const other = await context.newPage();
    await other.goto("/follow");
    return other;
  }
});

test("a draft is filled in by a colleague, who is told that the owner sends it", async ({
  page,
  world,
}) => {
  const { db, keyring } = world;
  const now = new Date();
  const of = await beginDraft(db, keyring, { now });
  const scope = "answer";
  const { code } = await joinByCode(db, keyring, { of, scope, now });
  await openByCode(page, formatAccessCode(code));
  await page.goto("/report/check");
  await expect(page.getByText("does not let you send")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeHidden();
  await expect(page.getByRole("link", { name: /^Change/ })).not.toHaveCount(0);
});

test("a colleague changes what was sent, but not by whom and where the reporter is called", async ({
  page,
  world,
}) => {
  const { db, keyring } = world;
  const now = new Date();
  const of = await fileReport(db, keyring, { now });
  const scope = "answer";
  const { code } = await joinByCode(db, keyring, { of, scope, now });
  await openByCode(page, formatAccessCode(code));
  await page.goto("/more/you");
  await expect(page.getByText("change who is named")).toBeVisible();
  await expect(page.locator("[name=reporter_role]").first()).toBeAttached();
  await expect(page.locator("[name=identity]")).toHaveCount(0);
  await page.goto("/more/contact");
  await expect(page.getByText("change who is named")).toBeVisible();
  await expect(page.locator("[name^=contact_phone]")).toHaveCount(0);
  await choose(page.locator("[name=sharing]").last());
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL("/more?saved=contact");

  for (const address of ["/report/receipt", "/follow/changes"]) {
    await page.goto(address);
    await expect(
      page.locator("[href^='/report/receipt.json']"),
    ).not.toHaveCount(0);
    await expect(page.locator("[href^='/report/answers.json']")).toHaveCount(0);
  }
});

async function makeCode(page: Page, label: string, scope: string) {
  await page.getByLabel("Who is it for?").fill(label);
  const choice = new RegExp(scope === "Read" ? "^Read (?!and)" : scope);
  await choose(page.getByRole("radio", { name: choice }));
  await page.getByRole("button", { name: "Make the code" }).click();
  await expect(page.getByText(`This is the code for “${label}”`)).toBeVisible();
  return shownCode(page);
}

async function shownCode(page: Page): Promise<string> {
  const shown = page.getByText(/^\s*(?:[0-9A-Z]{4}\s+){5}[0-9A-Z]{4}\s*$/);
  return (await shown.innerText()).trim().replace(/\s+/g, " ");
}

/** What the file holds that the page gives. */
async function saved(page: Page): Promise<string> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a text file" }).click();
  const stream = await (await downloading).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

test("on a device that the intruder may see no code for a colleague is made, whatever the address", async ({
  page,
  world,
  stack,
}) => {
  const { db, keyring } = world;
  const answers = { device_safe: "no" } as const;
  const now = new Date();
  const { code } = await beginDraft(db, keyring, { answers, now });
  await openByCode(page, formatAccessCode(code));
  await page.goto("/report/check");
  await expect(page.locator('a[href="/follow/codes"]')).toHaveCount(0);
  await page.goto("/follow/codes");
  await expect(page).toHaveURL(/\/report\/check$/);
  const [cookie] = await page.context().cookies();
  const answer = await ask(stack.url, "/follow/codes", {
    cookies: `${cookie?.name}=${cookie?.value}`,
    form: {
      access: crypto.randomUUID(),
      label: "Counsel",
      scope: "owner",
    },
  });
  expect(answer).toMatchObject({ status: 303, location: "/report/check" });
});
