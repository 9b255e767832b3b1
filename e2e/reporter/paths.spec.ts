import type { Page } from "playwright/test";
import { expect, test } from "../test.ts";
import {
  answer,
  calm,
  carrier,
  fieldOf,
  notKnown,
  walk,
  yesterday,
  type Said,
} from "./answers.ts";
import { beginReport, fileReport, readReference } from "./report.ts";

test.use({ javaScriptEnabled: false });

const receipt = (page: Page) => page.getByRole("main");
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** What people say who know little and want to stay unnamed. */
const unnamed = { sharing: "chosen-responder", identity: "anonymous" } as const;

test("danger to life leads to 911 before the access code, and the report still arrives", async ({
  page,
}) => {
  const said = { ...carrier, danger: "yes", org_name: "Inyo Dispatch" };
  await page.goto("/report");
  await answer(page, "danger", "yes");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page, "Call 911 first")).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 911" })).toHaveAttribute(
    "href",
    "tel:911",
  );
  const { reference } = await fileReport(page, said);
  expect(reference).toMatch(/^LL-/);
  await expect(receipt(page)).toContainText("FBI Sacramento Field Office");
});

test("a device that the intruder may see is shown no access code, and a report goes out from it all the same", async ({
  page,
}) => {
  const said = { ...carrier, device_safe: "no", org_name: "Owyhee Fiber" };
  await page.goto("/report");
  await answer(page, "danger", "no");
  await page.getByRole("button", { name: "Continue" }).click();
  await answer(page, "device_safe", "no");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page, "This device may not be safe")).toBeVisible();
  await page.getByRole("link", { name: "Continue on this device" }).click();
  await expect(
    heading(page, "Your access code is not shown on this device"),
  ).toBeVisible();
  await expect(page.locator("#code")).toHaveCount(0);
  await page.goto("/report/check");
  await expect(page.locator("#code")).toHaveCount(0);
  await page.getByRole("button", { name: "Go on here without a code" }).click();
  await walk(page, said);
  await page.getByRole("button", { name: "Send report" }).click();
  await expect(receipt(page)).toContainText("FBI Sacramento Field Office");
  // No page after it speaks of a code that its reporter does not have.
  await expect(receipt(page)).toContainText(
    "Then we call the number in your report.",
  );
  await expect(receipt(page)).not.toContainText(/with your access code/);
});

test("the check page reads the ZIP code back and says who will get the report", async ({
  page,
}) => {
  const said = { ...carrier, country: undefined, site: "24060" };
  await beginReport(page, said);
  await walk(page, said);
  const main = page.getByRole("main");
  await expect(main).toContainText(
    "24060: Blacksburg, Montgomery County, Virginia: FBI Richmond Field Office",
  );
  await expect(
    page.getByRole("link", { name: "Choose the country" }),
  ).toBeVisible();
  await expect(
    page.getByRole("heading", { name: "Who will get it" }),
  ).toBeVisible();
});

test("Puerto Rico is found among the countries and reaches San Juan", async ({
  page,
}) => {
  const said = { ...carrier, country: "PR", site: undefined };
  await fileReport(page, said);
  await expect(receipt(page)).toContainText("FBI San Juan Field Office");
});

test("a military ZIP code is told as one, and asks where the systems stand", async ({
  page,
}) => {
  const said: Said = {
    ...carrier,
    country: undefined,
    site: "09012",
    systems_place: "Ramstein, Germany",
  };
  await beginReport(page, said);
  await walk(page, said);
  await expect(page.getByRole("main")).toContainText(
    "09012: a US military post office",
  );
  await expect(page.getByRole("main")).toContainText("Ramstein, Germany");
});

test("who would have to enter what must not be entered is stopped, and goes on by leaving it out", async ({
  page,
}) => {
  const said: Said = { ...carrier, sensitive: "yes" };
  await beginReport(page, said);
  await walk(page, said);
  await expect(heading(page, "Please do not enter it here")).toBeVisible();
  await expect(
    page.getByRole("link", { name: "Whom to call" }),
  ).toHaveAttribute("href", "/#now");
  await expect(page.getByRole("textbox")).toHaveCount(0);

  // Nothing beyond the stop can be opened or sent.
  for (const path of ["/report/what", "/report/check", "/report/submission"]) {
    await page.goto(path);
    await expect(heading(page, "Please do not enter it here")).toBeVisible();
  }
  await page.getByRole("link", { name: "Go back and leave it out" }).click();
  await walk(page, { ...carrier, sensitive: "no" });
  await page.getByRole("button", { name: "Send report" }).click();
  expect(await readReference(page)).toMatch(/^LL-/);
});

test("an update of a report that was sent already is led to its access code", async ({
  page,
}) => {
  const said = { ...calm, reporter_role: "works-there", report_kind: "update" };
  await beginReport(page, said);
  await walk(page, said);
  await expect(
    heading(page, "Add to the report you already sent"),
  ).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("link", { name: "Enter the access code" })
    .click();
  await expect(page.getByLabel("Access code", { exact: true })).toBeVisible();
});

test("signs alone go to the national desk in a handful of pages", async ({
  page,
}) => {
  const said = {
    ...calm,
    ...unnamed,
    reporter_role: "works-there",
    report_kind: "indicators-only",
    what_seen: "Seen in our resolver logs, no break-in that we know of.",
    first_noticed: yesterday,
    indicators: "192.0.2.7\nhxxps://update[.]example[.]net/a.bin",
  };
  await fileReport(page, said);
  await expect(receipt(page)).toContainText("National desk");
  await expect(receipt(page)).toContainText("Signs without a known victim");
  await expect(receipt(page)).toContainText("We will send you no mail.");
  await page.getByRole("link", { name: "See your report" }).click();
  await page.getByText("Show your answers").click();
  await expect(
    page.getByText("hxxps://update[.]example[.]net/a.bin"),
  ).toBeVisible();
  await expect(page.getByText("What may be affected?")).toHaveCount(0);
});

test("a tip about an organization that nobody can name goes to the triage desk", async ({
  page,
}) => {
  const said = {
    ...calm,
    ...unnamed,
    reporter_role: "public",
    report_kind: "compromise",
    organisation_known: "no",
    country: "US",
    site: "93301",
    what_seen: "A caller knew whom I had phoned the day before.",
    first_noticed: yesterday,
    extortion: notKnown,
  };
  await fileReport(page, said);
  await expect(receipt(page)).toContainText("Triage desk");
  await expect(receipt(page)).toContainText(
    "Tips from outside an organization",
  );
});

test("a site abroad is asked for no ZIP code and goes to the national desk", async ({
  page,
}) => {
  const said = {
    ...carrier,
    site: undefined,
    country: "CA",
    site_city: "Toronto",
  };
  await fileReport(page, said);
  await expect(
    page.getByRole("heading", { name: "First, the team of Canada" }),
  ).toBeVisible();
  await expect(receipt(page)).toContainText(
    "Canadian Centre for Cyber Security",
  );
  await expect(receipt(page)).toContainText("National desk");
  await expect(receipt(page)).toContainText("outside the United States");
  await expect(receipt(page)).not.toContainText("Sacramento");
});

test("who was told by somebody else is asked by whom, and reaches the office of the site", async ({
  page,
}) => {
  const said = {
    ...carrier,
    report_kind: "told-by-other",
    told_by: "fbi",
    told_by_name: "Agent Brooks, subject line NOTICE 44",
  };
  await fileReport(page, said);
  await expect(receipt(page)).toContainText("FBI Sacramento Field Office");
  await page.getByRole("link", { name: "See your report" }).click();
  await page.getByText("Show your answers").click();
  await expect(
    page.getByText("Agent Brooks, subject line NOTICE 44"),
  ).toBeVisible();
});

test("who reports for a client is asked whether the client knows", async ({
  page,
}) => {
  const said = {
    ...carrier,
    reporter_role: "managed-provider",
    client_knows: "not-told",
    own_organisation: "Sierra Managed Networks",
  };
  await fileReport(page, said);
  await page.getByRole("link", { name: "See your report" }).click();
  await page.getByText("Show your answers").click();
  await expect(page.getByText("It has not been told")).toBeVisible();
});

test("a ZIP code in two offices' territories asks for the county, an unknown one for another", async ({
  page,
}) => {
  const { what_seen, ...rest } = carrier;
  const { org_name, country } = rest;
  const before: Said = {
    ...{ ...rest, org_name: undefined, country: undefined, site: undefined },
    ...{ sector: undefined, duty_flags: undefined, first_noticed: undefined },
  };
  await beginReport(page, before);
  await walk(page, before);
  await answer(page, "org_name", org_name);
  await page.getByRole("button", { name: "Continue" }).click();
  await answer(page, "country", country);
  const site = fieldOf(page, "site");
  await answer(page, "site", "00000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "We do not know this US ZIP code.",
  );
  await expect(site.getByLabel("US ZIP code", { exact: true })).toHaveValue(
    "00000",
  );
  await answer(page, "site", "9330");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("five digits");
  await answer(page, "site", "95391");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose the county");
  await site.getByLabel("County", { exact: true }).selectOption("06077");
  await page.getByRole("button", { name: "Continue" }).click();
  await walk(page, { ...before, ...rest, what_seen, first_noticed: yesterday });
  await page.getByRole("button", { name: "Send report" }).click();
  await expect(receipt(page)).toContainText("FBI Sacramento Field Office");
});
