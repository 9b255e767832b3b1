import type { Page } from "playwright/test";
import { en } from "#app/locales/en.ts";
import { es } from "#app/locales/es.ts";
import type { AnswerValues } from "#db/testing/answers.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { dateAtSite, siteZone } from "../dates.ts";
import { test } from "../permissions/test.ts";
import type { World } from "../permissions/world.ts";
import { fieldOf } from "../reporter/answers.ts";
import { openByCode } from "../reporter/report.ts";
import { expect } from "../test.ts";
import { download, expectGood, save } from "./board.ts";

test.use({ javaScriptEnabled: false });

const words = en.deadlines;

test("the board speaks Spanish, and prints what it says", async ({
  page,
  world,
}) => {
  await openBoard(page, world);
  await page.getByRole("button", { name: "Español" }).click();
  const main = page.getByRole("main");
  await expect(
    main.getByRole("heading", { level: 1, name: es.deadlines.title }),
  ).toBeVisible();
  await expect(main).toContainText("DFARS: incidente cibernético");
  await expect(main).toContainText(/Quedan? (?:[12] días?|23 horas)/);
  await expect(main).not.toContainText("unverified");
  await expectGood(page);
  expect(await download(page)).toMatch(/^SUMMARY:Recordatorio \d+\r$/m);

  await page.emulateMedia({ media: "print" });
  await expect(main.getByText(/Quedan? /).first()).toBeVisible();
  await expect(main.getByText(es.deadlines.form.save)).toBeHidden();
  await expect(main.getByText(es.deadlines.calendar.download)).toBeHidden();
});

test("the board is accessible as it is first seen and when a time is refused", async ({
  browser,
  page,
  baseURL,
  world,
  expectAccessible,
}) => {
  await openBoard(page, world);
  const storageState = await page.context().storageState();
  // axe is a script.
  const scripted = await browser.newContext({
    javaScriptEnabled: true,
    baseURL,
    storageState,
  });
  const board = await scripted.newPage();
  await board.goto("/follow/deadlines");
  for (const summary of await board.locator("summary").all())
    await summary.click();
  for (const colorScheme of ["light", "dark"] as const) {
    await board.emulateMedia({ colorScheme });
    await expectAccessible(board);
  }
  await fieldOf(board, "incident_determined")
    .getByLabel("Date", { exact: true })
    .fill(dateAtSite(-365));
  await save(board);
  await expect(board).toHaveTitle(/^Error: /);
  await expectAccessible(board);
  await scripted.close();
});

test("whoever sees an organization from outside is told of no deadline", async ({
  page,
  world,
}) => {
  await openBoard(page, world, {
    reporter_role: "public",
    organisation_known: "no",
  });
  await expect(page.getByText(words.none)).toBeVisible();
  await page.goto("/report/receipt");
  await expect(
    page.getByRole("heading", { name: "Your report was sent" }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: words.link })).toBeHidden();
  await page.goto("/follow/deadlines.ics");
  await expect(page).toHaveURL(/\/follow\/deadlines$/);
});

/** Of a report with three clocks, one of which runs since yesterday; `journey.spec.ts` files such a one by hand. */
async function openBoard(
  page: Page,
  { db, keyring }: World,
  overrides: AnswerValues = {},
) {
  const answers: AnswerValues = {
    duty_flags: ["carrier", "public-company", "defence-contractor"],
    first_noticed: {
      date: dateAtSite(1),
      time: null,
      zone: siteZone,
      isApproximate: false,
    },
    ...overrides,
  };
  const { code } = await fileReport(db, keyring, { answers, now: new Date() });
  await openByCode(page, code);
  await page.goto("/follow/deadlines");
}
