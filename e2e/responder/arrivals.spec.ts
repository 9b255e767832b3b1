import { expect, test } from "../test.ts";
import { carrier } from "../reporter/answers.ts";
import { fileReport } from "../reporter/report.ts";
import { queueRows } from "./desk.ts";

test("a report that arrives is counted on an open queue, and shown when somebody asks", async ({
  page,
  browser,
}) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /Miguel Santos/ }).click();
  await expect(page).toHaveURL("/desk");
  const listening = page.waitForResponse("/desk/fitting?*");
  await page.reload();
  await listening;
  const rows = queueRows(page).getByRole("link");
  const before = await rows.allTextContents();

  const outside = await browser.newContext({ javaScriptEnabled: false });
  const organisation = "Tehachapi Arrivals Telephone";
  await fileReport(await outside.newPage(), {
    ...carrier,
    org_name: organisation,
  });
  await outside.close();

  const pill = page.getByRole("button", { name: /\d+ new · show/ });
  await expect(pill).toBeVisible();
  await expect(page).toHaveTitle(/^\(\d+\) Queue/);
  expect(await rows.allTextContents()).toEqual(before);
  await pill.click();
  await expect(rows.filter({ hasText: organisation })).toHaveCount(1);
  await expect(pill).toBeHidden();
  await expect(page).toHaveTitle(/^Queue/);
});
