import { walk } from "../reporter/answers.ts";
import { readReference } from "../reporter/report.ts";
import { expect, test } from "../test.ts";
import {
  expectNoSidewaysScroll,
  leaveOut,
  reachReview,
  reportOf,
  said,
  url,
} from "./review.ts";

test.use({ javaScriptEnabled: false });

test("a pasted log is put right by who reports it, and read at the desk", async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await reachReview(page);
  const row = (name: RegExp) => page.getByRole("textbox", { name });
  await expect(row(/^Account line 1$/)).toHaveValue("oracle");
  await expect(row(/^Web address line 2$/)).toHaveValue(url);
  await expect(row(/^IPv4 address line 2 · inside a network$/)).toHaveValue(
    "10.20.30.40",
  );
  await expect(page.getByText("15.2.4.8", { exact: true })).toHaveCount(0);
  await expectNoSidewaysScroll(page);

  // A correction that is none is kept, marked and linked.
  await row(/^IPv4 address line 1/).fill("203.0.113.450");
  await leaveOut(page, "10.20.30.40");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(row(/^IPv4 address line 1/)).toHaveValue("203.0.113.450");
  await expect(row(/^IPv4 address line 1/)).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await expect(
    page.getByRole("link", { name: /in place of 203\.0\.113\.45/ }),
  ).toHaveAttribute("href", /^#indicators_review\.\d+$/);
  await expectNoSidewaysScroll(page);

  await row(/^IPv4 address line 1/).fill("203.0.113[.]46");
  await page.getByRole("button", { name: "Continue" }).click();
  await walk(page, said);

  const answers = page.getByRole("main");
  await expect(answers).toContainText("203.0.113[.]46 (not 203.0.113.45)");
  await expect(answers).toContainText("Left out: 10.20.30.40");
  await expectNoSidewaysScroll(page);
  const report = await reportOf(page);
  await page.getByRole("button", { name: "Send report" }).click();
  await readReference(page);

  await signIn("Sam Whitfield");
  await page.goto(`/desk/reports/${report}`);
  const panel = page.getByRole("region", { name: "Indicators", exact: true });
  await expect(panel).toContainText("203[.]0[.]113[.]46");
  await expect(panel).toContainText("hxxps://update[.]sysmon-check[.]com");
  await expect(panel).toContainText(
    "Left out by the reporter: 10[.]20[.]30[.]40",
  );
  // The only links lead to other reports: none follows what was written.
  const links = panel.getByRole("link", { name: /sysmon|\[\.\]/ });
  await expect(links).toHaveCount(0);
});

test("what the focus moves to stands still at once, so that no finger misses it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await reachReview(page);
  const { before, after } = await page
    .getByRole("checkbox")
    .last()
    .evaluate((box) => {
      const before = box.getBoundingClientRect().bottom;
      box.focus();
      return { before, after: box.getBoundingClientRect().bottom };
    });
  expect(before).toBeGreaterThan(800);
  expect(after).toBeLessThanOrEqual(800);
});

test("a text in which nothing is recognised is sent as it is", async ({
  page,
}) => {
  await reachReview(page, "Someone was here.");
  await expect(page.getByText(/^Nothing was recognized/)).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await walk(page, said);
  await expect(page.getByRole("button", { name: "Send report" })).toBeVisible();
});

test("who changes the list is shown what is recognised in it now", async ({
  page,
}) => {
  await reachReview(page);
  await leaveOut(page, "10.20.30.40");
  await page.getByRole("button", { name: "Continue" }).click();
  await walk(page, said);
  await page.goto("/report/indicators?change");
  await page.getByRole("textbox").fill("10.20.30.40 and 198.51.100.9");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("textbox")).toHaveCount(2);
  await expect(
    page.getByRole("checkbox", { name: "Leave out 10.20.30.40" }),
  ).toBeChecked();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("main")).toContainText("198.51.100.9");
  await expect(page.getByRole("main")).not.toContainText("oracle");
});
