import type { Page } from "playwright/test";
import { expect, test } from "../test.ts";
import { carrier } from "./answers.ts";
import { fileReport } from "./report.ts";

test.use({ javaScriptEnabled: false });

test("a carrier's report is sent in at most fifteen page loads, from the front page to the receipt", async ({
  page,
}) => {
  const loads = countLoads(page);
  await fileReport(page, carrier);
  expect(loads).toHaveLength(15);
});

/** The addresses of the pages that the browser shows from now on; a redirect is part of the page it leads to. */
function countLoads(page: Page): string[] {
  const loads: string[] = [];
  page.on("response", (response) => {
    const isPage = response.request().resourceType() === "document";
    const isLedOn = [301, 302, 303].includes(response.status());
    if (isPage && !isLedOn) loads.push(new URL(response.url()).pathname);
  });
  return loads;
}
