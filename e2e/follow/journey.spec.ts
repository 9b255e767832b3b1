import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { sendMessage } from "#app/domain/correspondence/message.server.ts";
import { verifyReceipt } from "#app/domain/receipt/verify-receipt.server.ts";
import { acceptReport } from "#app/domain/routing/accept.server.ts";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { openByCode, speak } from "../accessibility/scene.ts";
import { test } from "../permissions/test.ts";
import type { World } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { unzip } from "./zip.ts";

test.use({ javaScriptEnabled: false });

test("everything is saved as one file, whose sums and signature hold", async ({
  page,
  world,
}) => {
  const own = await world.fileReport("accepted");
  const { code, reportId, organisation } = own;
  await world.sendEvidence(own);
  await write(world, reportId, "We read your report.");
  await openByCode(page, code);
  await page.getByRole("link", { name: "Save everything as one file" }).click();
  await expect(page.getByText("open to anybody who finds it")).toBeVisible();
  await expect(page.getByText(/One file of yours is in it/)).toBeVisible();
  const files = unzip(await save(page));

  const sums = files.get("SHA256SUMS")?.toString() ?? "";
  const listed = sums.trim().split("\n");
  expect(listed).toHaveLength(files.size - 1);
  for (const line of listed) {
    const [sum = "", name = ""] = line.split("  ");
    expect(sumOf(files.get(name)), name).toBe(sum);
  }
  const receipt = files.get("receipt.json")?.toString() ?? "";
  const verdict = await verifyReceipt(world.keyring, receipt);
  expect(verdict).toMatchObject({
    is: "ours",
    statement: { answers: { sha256: sumOf(files.get("answers.json")) } },
  });
  expect(files.get("answers.json")?.toString()).toContain(organisation);
  expect(files.get("messages.txt")?.toString()).toContain("We read your");
  expect(files.get("receipt.pdf")?.toString("latin1")).toMatch(/^%PDF/);
  expect([...files.keys()].some((name) => /^evidence\/1-/.test(name))).toBe(
    true,
  );
  expect(files.get("README.txt")?.toString()).toContain("sha256sum -c");

  await page.goto("/follow/report");
  await expect(
    page.getByText("You saved all of it as one file."),
  ).toBeVisible();
});

test("a report is withdrawn once, with a reason, and says so", async ({
  page,
  world,
}) => {
  const { code } = await file(world);
  await openByCode(page, code);
  await page.getByRole("link", { name: "Withdraw the report" }).click();
  await page.getByLabel("Why do you withdraw it?").fill("a".repeat(5_000));
  await page.getByRole("button", { name: "Withdraw report" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByLabel("Why do you withdraw it?").fill("It was our own test.");
  await page.getByRole("button", { name: "Withdraw report" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText(/Withdrawn by you at [\d:]+ [AP]M/);
  await expect(main).toContainText("It was our own test.");
  await expect(main.getByLabel("Your message")).toHaveCount(0);
  await expect(
    main.getByRole("link", { name: "Withdraw the report" }),
  ).toHaveCount(0);
  await page.goto("/follow/withdrawal");
  await expect(main).toContainText("You have withdrawn this report already.");
  await expect(main.getByRole("button")).toHaveCount(0);
  await speak(page, "es");
  await page.goto("/follow/report");
  await expect(main).toContainText(/Usted lo retiró a las? [\d:]+/);
});

test("what is late is said as late, with the way to ask for it", async ({
  page,
  world,
}) => {
  const now = new Date(Date.now() - 40 * 86_400_000);
  const { code, reference } = await file(world, now);
  await openByCode(page, code);
  const main = page.getByRole("main");
  await expect(main).toContainText(/Overdue since [\d:]+ [AP]M P[SD]T on /);
  await expect(main).toContainText("No person has opened it yet.");
  await expect(main).toContainText("Should have taken it on by");
  await expect(main).toContainText(`Give your reference, ${reference}`);
  await expect(main).toContainText(/Last checked on \w+ \d+, 20\d\d/);
  await page.goto("/report/receipt");
  await expect(main).toContainText("Should have taken it on by");
});

test("the card for the night shift is one sheet in both languages, without a code", async ({
  page,
  world,
}) => {
  const { db, keyring } = world;
  const answers = { org_name: "x".repeat(200), what_seen: "y ".repeat(1_500) };
  const { code, codeShown, reportId, reference } = await fileReport(
    db,
    keyring,
    { answers, now: new Date() },
  );
  const by = await world.viewerOf("responder");
  const command = { reportId, by, keyring };
  await acceptReport(db, { ...command, now: new Date() });
  for (const letter of "abcde") {
    const body = `${letter.repeat(60)} `.repeat(20);
    const asking = { ...command, kind: "question", body } as const;
    await sendMessage(db, { ...asking, now: new Date() });
  }
  await openByCode(page, code);
  for (const locale of ["en", "es"] as const) {
    await speak(page, locale);
    await page.goto("/follow/card");
    await expect(page.getByRole("main")).toContainText(reference);
    await expect(page.getByRole("main")).not.toContainText(codeShown);
    for (const format of ["A4", "Letter"]) {
      const pdf = (await page.pdf({ format })).toString("latin1");
      expect(
        pdf.match(/\/Type\s*\/Page\b/g),
        `${locale} ${format}`,
      ).toHaveLength(1);
    }
  }
});

async function file({ db, keyring }: World, now = new Date()) {
  return fileReport(db, keyring, { now });
}

async function write(world: World, reportId: string, body: string) {
  const { db, keyring } = world;
  const by = await world.viewerOf("responder");
  const command = { reportId, by, keyring, now: new Date() };
  await sendMessage(db, { ...command, kind: "message", body });
}

async function save(page: Page): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as ZIP file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("landline-report.zip");
  return readFileSync(await download.path());
}

function sumOf(content: Buffer | undefined): string {
  return sha256(content ?? Buffer.alloc(0)).toString("hex");
}
