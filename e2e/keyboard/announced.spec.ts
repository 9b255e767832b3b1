import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { projectFolder } from "#db/project.server.ts";
import { answerPage, carrier, pageLeft, pageOf } from "../reporter/answers.ts";
import { keepCode, readReference } from "../reporter/report.ts";
import { expect, test } from "../test.ts";

const file = `${projectFolder}/docs/screen-reader-walk.md`;

/**
 * The roles and names that a screen reader is given, page by page, are the ones written down for people to walk by. After a
 * change that is meant: UPDATE_WALK=1 npm run test:e2e -- announced, and read the difference.
 */
test("a screen reader is told what the written walk says", async ({ page }) => {
  const walk = await walked(page);
  const text = readFileSync(file, "utf8");
  const [before, , after] = text.split(/<!-- walk -->|<!-- end of walk -->/);
  const wanted = `${before}<!-- walk -->\n\n${walk}\n\n<!-- end of walk -->${after}`;
  if (process.env.UPDATE_WALK) writeFileSync(file, wanted);
  expect(readFileSync(file, "utf8")).toBe(wanted);
});

async function walked(page: Page): Promise<string> {
  const steps: string[] = [];
  const listen = async (keys: string) =>
    steps.push(await announced(page, keys));
  await page.goto("/");
  await listen("the address, Enter");
  await page.getByRole("link", { name: "Report a suspected break-in" }).click();
  await listen("Tab to “Report a suspected break-in”, Enter");
  await page.getByRole("button", { name: "Continue" }).click();
  await listen("Tab to “Continue” with nothing chosen, Enter");
  await answerPage(page, "danger", carrier);
  await listen("Space on an answer, Tab to “Continue”, Enter");
  await answerPage(page, "device", carrier);
  await pageLeft(page, "device");
  await listen("Space on an answer, Tab to “Continue”, Enter");
  await keepCode(page);
  for (let id = pageOf(page); id !== null; id = pageOf(page)) {
    await listen("the answers, then Enter on “Continue”");
    await answerPage(page, id, carrier);
    await pageLeft(page, id);
  }
  await listen("the answers, then Enter on “Continue”");
  await page.getByRole("button", { name: "Send report" }).click();
  await readReference(page);
  await listen("Tab to “Send report”, Enter");
  await page.getByRole("link", { name: "See your report" }).click();
  await listen("Tab to “See your report”, Enter");
  return steps.join("\n\n");
}

/** Title, then roles and names of what is in the main part, in the order read. */
async function announced(page: Page, keys: string): Promise<string> {
  await page.waitForLoadState("load");
  const tree = await page.getByRole("main").ariaSnapshot();
  return `### ${await page.title()}\n\nKeys: ${keys}.\n\n\`\`\`text\n${timeless(tree)}\n\`\`\``;
}

/** Without what differs from walk to walk, a label's words beside the field they name, and the countries of the world. */
function timeless(tree: string): string {
  return tree
    .split("\n")
    .filter(
      (line) => !/^ *- (?:text:|\/url:|\/placeholder:|option )/.test(line),
    )
    .join("\n")
    .replace(/\b(?:[0-9A-Z]{4} ){5}[0-9A-Z]{4}\b/g, "(the access code)")
    .replace(/\bLL-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, "(the reference)")
    .replace(
      /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+ \d{1,2}(?:, \d{4})?(?:,? at \d{1,2}:\d{2}\s?[AP]M(?: [A-Z]{2,4})?)?/g,
      "(a time)",
    )
    .replace(
      /\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}(?:,? (?:at )?\d{1,2}:\d{2}\s?[AP]M(?: [A-Z]{2,4})?)?/g,
      "(a time)",
    )
    .replace(/\b\d{1,2}:\d{2}\s?[AP]M(?: [A-Z]{2,4})?/g, "(a time)")
    .replace(/\bversion \d+/g, "version (a number)")
    .replace(/\b[0-9a-f]{64}\b/g, "(a hash)");
}
