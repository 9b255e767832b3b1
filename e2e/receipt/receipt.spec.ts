import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright/test";
import { carrier } from "../reporter/answers.ts";
import { test } from "../permissions/test.ts";
import { fileReport, openByCode } from "../reporter/report.ts";
import { expect } from "../test.ts";

test.use({ javaScriptEnabled: false });

const said = { ...carrier, what_seen: "A tunnel that none of us made." };

test("a receipt is kept, checked here and elsewhere, and one changed letter shows", async ({
  page,
  request,
}) => {
  const { reference } = await fileReport(page, said);
  const file = await save(page, "Receipt as a signed file (JSON)");
  expect(file.name).toBe("landline-receipt.json");
  expect(file.text).toContain(reference);
  expect(file.text).not.toContain(said.what_seen);
  const answers = await save(page, "Save your answers (JSON)");
  expect(answers.text).toContain(said.what_seen);
  const paper = await save(page, "Receipt as PDF");
  expect(paper.text).toMatch(/^%PDF-1\.7/);

  await page.getByRole("link", { name: "How to check a receipt" }).click();
  await page.getByLabel("Or choose its file").setInputFiles(file.path);
  await page.getByRole("button", { name: "Check" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("This receipt is genuine");
  await expect(main).toContainText(reference);
  await expect(main).toContainText("FBI Sacramento Field Office");
  await expect(main).toContainText("We sign with it today.");
  await expect(main).not.toContainText("was changed. Believe");

  // The same with the commands on the page and nothing of ours.
  const folder = dirname(file.path);
  const keys = await request.get("/.well-known/jwks.json");
  expect(keys.headers()["cache-control"]).toBe("public, max-age=3600");
  writeFileSync(join(folder, "jwks.json"), await keys.body());
  const command = await page.getByText(/^node -e/).innerText();
  const env = { ...process.env, FORCE_COLOR: "0" };
  const run = (words: string) =>
    execFileSync("bash", ["-c", words], { cwd: folder, env }).toString();
  expect(run(command)).toContain(`true {"form":"landline-receipt-1"`);
  expect(file.text).toContain(
    run("sha256sum landline-answers.json").slice(0, 64),
  );

  await page.getByLabel("Or choose its file").setInputFiles(paper.path);
  await page.getByRole("button", { name: "Check" }).click();
  await expect(main).toContainText("This receipt is genuine");
  await expect(main).toContainText(reference);

  const { jws }: { jws: string } = JSON.parse(file.text);
  const changed =
    jws.slice(0, -9) + (jws.at(-9) === "A" ? "B" : "A") + jws.slice(-8);
  writeFileSync(file.path, JSON.stringify({ jws: changed }));
  expect(run(command)).toMatch(/^false/);
  // A, Q, g or w; the letter after it differs in bits alone that decoders overlook.
  const last = String.fromCharCode(jws.charCodeAt(jws.length - 1) + 1);
  const lastBits = jws.slice(0, -1) + last;
  writeFileSync(file.path, JSON.stringify({ jws: lastBits }));
  expect(run(command)).toMatch(/^false/);
  await check(page, changed);
  await expect(main).toContainText("This receipt was changed");
  await expect(page.getByLabel("Paste the receipt")).toHaveValue(changed);
  await check(page, file.text.replace(reference, "LL-0000-0000"));
  await expect(main).toContainText(
    "the part of the file that is for reading was changed",
  );
});

test("what is no receipt is told so in words, also in Spanish and on a narrow screen", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/verify");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "Paste a receipt, or choose its file",
  );
  await expect(page).toHaveTitle(/^Error: /);
  await check(page, "a.b.c");
  await expect(page.getByText("We find no receipt in this")).toBeVisible();
  await expectNarrow(page);
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Comprobar un recibo",
  );
  await expectNarrow(page);
});

test("the page and the check of a receipt hold nothing wider than a small phone", async ({
  page,
  world,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const { code } = await world.fileReport();
  await openByCode(page, code);
  await page.goto("/report/receipt");
  await expectNarrow(page);
  const file = await save(page, "Receipt as a signed file (JSON)");
  await page.goto("/verify");
  await check(page, file.text);
  await expect(page.getByText("This receipt is genuine")).toBeVisible();
  await expectNarrow(page);
});

test("what is checked is kept nowhere", async ({ page, stack }) => {
  const planted = "eyJhbGciOiJFZERTQSJ9.Quartzite.Planted";
  await page.goto("/verify");
  await check(page, planted);
  await expect(page.getByText("We find no receipt in this")).toBeVisible();
  expect(stack.log()).toContain('"route":"/verify"');
  expect(stack.log() + stack.said()).not.toContain("Quartzite");
});

async function check(page: Page, pasted: string) {
  await page.getByLabel("Paste the receipt").fill(pasted);
  await page.getByRole("button", { name: "Check" }).click();
}

async function save(page: Page, link: string) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  const name = download.suggestedFilename();
  const path = test.info().outputPath(name);
  await download.saveAs(path);
  return { name, path, text: readFileSync(path, "utf8") };
}

async function expectNarrow(page: Page) {
  const width = await page.locator("html").evaluate((html) => html.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
}
