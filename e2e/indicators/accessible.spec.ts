import { walk } from "../reporter/answers.ts";
import { readReference } from "../reporter/report.ts";
import { expect, test } from "../test.ts";
import {
  expectNoSidewaysScroll,
  leaveOut,
  reachReview,
  reportOf,
  said,
} from "./review.ts";

for (const width of [320, 1280])
  test(`what was recognised is usable in every state at ${width} px`, async ({
    page,
    signIn,
    expectAccessible,
  }) => {
    const expectGood = async () => {
      await expectAccessible();
      await expectNoSidewaysScroll(page);
    };
    await page.setViewportSize({ width, height: 900 });
    await reachReview(page);
    await expectGood();
    await page.getByText("Your text, with what was recognized").click();
    await expect(page.locator("mark").first()).toBeVisible();
    await expectGood();

    const address = page.getByRole("textbox", { name: /^IPv4 address line 1/ });
    await address.fill("203.0.113.450");
    await leaveOut(page, "10.20.30.40");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expectGood();

    await address.fill("203.0.113.46");
    await page.getByRole("button", { name: "Continue" }).click();
    await walk(page, said);
    await expectGood();
    const report = await reportOf(page);
    await page.getByRole("button", { name: "Send report" }).click();
    await readReference(page);
    await signIn("Sam Whitfield");
    await page.goto(`/desk/reports/${report}`);
    await expect(
      page.getByRole("region", { name: "Indicators", exact: true }),
    ).toBeVisible();
    await expectGood();
  });
