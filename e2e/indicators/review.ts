import type { Page } from "playwright/test";
import { calm, choose, walk, yesterday } from "../reporter/answers.ts";
import { beginReport } from "../reporter/report.ts";
import { expect } from "../test.ts";

const pasted = `Nov 22 03:14:07 core1 sshd[2211]: Failed password for invalid user oracle from 203.0.113.45 port 51514 ssh2
C2: hxxps://update[.]sysmon-check[.]com/gate.php and 10.20.30.40
version 15.2.4.8, file C:\\Windows\\Temp\\upd.exe`;

export const said = {
  ...calm,
  reporter_role: "works-there",
  report_kind: "indicators-only",
  what_seen: "Seen in the log of a router.",
  first_noticed: yesterday,
  sharing: "chosen-responder",
  identity: "anonymous",
} as const;

export const url = "https://update.sysmon-check.com/gate.php";

/** The page on which what was recognised in this text is put right. */
export async function reachReview(page: Page, indicators = pasted) {
  await beginReport(page, said);
  await walk(page, said);
  await page.getByRole("textbox").fill(indicators);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Is this right?" }),
  ).toBeVisible();
}

export async function leaveOut(page: Page, value: string) {
  await choose(page.getByRole("checkbox", { name: `Leave out ${value}` }));
}

export async function expectNoSidewaysScroll(page: Page) {
  const { clientWidth, scrollWidth } = await page
    .locator("html")
    .evaluate(({ clientWidth, scrollWidth }) => ({ clientWidth, scrollWidth }));
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
}

/** The id that every form of a report carries. */
export async function reportOf(page: Page): Promise<string> {
  return page.locator("input[name=report]").first().inputValue();
}
