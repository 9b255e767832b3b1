import type { Page } from "playwright/test";
import { expect, test } from "../test.ts";
import { answer, answerPage, carrier, fieldOf, walk } from "./answers.ts";
import { enterCode, keepCode, readCode, readReference } from "./report.ts";

test.use({ javaScriptEnabled: false });

const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** A right-to-left name, an emoji beyond the first plane, and a flag of two characters. */
const narrative =
  "The screen said «السلام عليكم» and 🛰️👩🏽‍💻🇺🇸 before the router restarted.\nThen it was quiet.";

test("a report is filed without JavaScript, left, resumed elsewhere and sent twice, and there is one receipt", async ({
  page,
  browser,
}) => {
  const said = { ...carrier, what_seen: narrative };
  await page.goto("/");
  await page.getByRole("link", { name: "Report a suspected break-in" }).click();
  await answerPage(page, "danger", said);
  await answerPage(page, "device", said);

  // The access code, asked back.
  const code = await readCode(page);
  await page.getByLabel("Type the last four characters").fill("nope");
  const refused = page.waitForResponse((response) =>
    response.url().endsWith("/report/code"),
  );
  await page.getByRole("button", { name: "Continue" }).click();
  expect((await refused).status()).toBe(400);
  await expect(page.getByRole("alert")).toContainText(
    "That is not the last group of the code",
  );
  await expect(page).toHaveTitle(/^Error: /);
  expect(await readCode(page)).toBe(code);
  await keepCode(page);

  // Half of the form, and away.
  await expect(heading(page, "Who may be listening?")).toBeVisible();
  const { device_safe, mail_safe, phone_safe, sensitive } = said;
  const { reporter_role, report_kind, identity } = said;
  const { org_name, country, site } = said;
  await walk(page, {
    ...{ device_safe, mail_safe, phone_safe, sensitive },
    ...{ reporter_role, report_kind, identity, org_name, country, site },
  });
  await expect(fieldOf(page, "what_seen")).toBeVisible();
  await page.getByRole("button", { name: "Stop here and go on later" }).click();
  await expect(page.getByText("You have left.")).toBeVisible();
  await page.goto("/report/organisation");
  await expect(
    page.getByText("What you saved is not lost", { exact: false }),
  ).toBeVisible();
  await expect(page.getByText("Kern Valley")).toBeHidden();

  // Another device, with the code as somebody copies it from paper.
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto("/");
  await other
    .getByRole("link", { name: "Continue or follow up" })
    .first()
    .click();
  await enterCode(other, code.toLowerCase().replaceAll(" ", "-"));
  await expect(fieldOf(other, "what_seen")).toBeVisible();
  await other.getByRole("link", { name: "Back" }).click();
  await expect(fieldOf(other, "site")).toBeVisible();
  await other.getByRole("link", { name: "Back" }).click();
  await expect(fieldOf(other, "org_name")).toHaveValue("Kern Valley Telephone");
  await other.getByRole("button", { name: "Continue" }).click();
  await walk(other, said);

  // Everything that was said stands on the check page; a change leads back to it.
  await expect(heading(other, "Check your answers")).toBeVisible();
  await expect(other.getByText(narrative)).toBeVisible();
  await expect(
    other.getByText("93301: Bakersfield, Kern County"),
  ).toBeVisible();
  await other
    .getByRole("link", { name: "Change Name of the affected organization" })
    .click();
  await answer(other, "org_name", "Kern Valley Telephone Cooperative");
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(heading(other, "Check your answers")).toBeVisible();
  await expect(
    other.getByText("Kern Valley Telephone Cooperative"),
  ).toBeVisible();
  await expect(
    other.getByText("We send no mail at all.", { exact: false }),
  ).toBeVisible();

  // Two tabs send at once, and an old tab once more.
  const tab = await elsewhere.newPage();
  const late = await elsewhere.newPage();
  for (const each of [tab, late]) await each.goto("/report/check");
  await Promise.all(
    [other, tab].map((each) =>
      each.getByRole("button", { name: "Send report" }).click(),
    ),
  );
  const reference = await readReference(other);
  expect(reference).toMatch(/^LL-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(await readReference(tab)).toBe(reference);
  await late.getByRole("button", { name: "Send report" }).click();
  expect(await readReference(late)).toBe(reference);

  // The receipt: who and why, what next and by when.
  const main = other.getByRole("main");
  await expect(
    main.getByRole("heading", { name: "FBI Sacramento Field Office" }),
  ).toBeVisible();
  await expect(main).toContainText(
    "The affected site lies in the area of this office",
  );
  await expect(main).toContainText("Leads the answer");
  await expect(main).toContainText("Asked to help");
  await expect(main).toContainText(
    /take it on by [\d:]+ [AP]M P[SD]T on \w+day, /,
  );
  await expect(main).toContainText("You can print this page.");
  await expect(main).not.toContainText(code);

  // Printed: the reference and the promises, not what is for the screen.
  await other.emulateMedia({ media: "print" });
  await expect(main.getByText(reference)).toBeVisible();
  await expect(main.getByText(/take it on by/).first()).toBeVisible();
  await expect(main.getByText("You can print this page.")).toBeHidden();
  await other.emulateMedia({ media: "screen" });

  // Sent once, says the history.
  await other.getByRole("link", { name: "See your report" }).click();
  await expect(heading(other, "Your report")).toBeVisible();
  await expect(other.getByText("You sent it.")).toHaveCount(1);
  await expect(
    other.getByText("Sent, and waiting for a person to take it on"),
  ).toBeVisible();
  await expect(other.getByText("No person has opened it yet.")).toBeVisible();
  await other.getByText("Show your answers").click();
  await expect(other.getByText(narrative)).toBeVisible();
  await elsewhere.close();
});
