import type { Page } from "playwright/test";
import { demonstrationReportId } from "#db/seed/demonstration.server.ts";
import { staff } from "../permissions/world.ts";
import { expect, test } from "../test.ts";
import { panel } from "./desk.ts";

const path = `/desk/reports/${demonstrationReportId(1)}`;
const noteOf = (at: Page) => panel(at, "Notes").getByRole("textbox");
const openNote = (at: Page) =>
  panel(at, "Notes").getByText("Write a note", { exact: true }).click();
const hereOn = (at: Page) => at.getByRole("list", { name: "Here now" });

/** The page is told of what happens from here on. */
async function open(page: Page) {
  const told = page.waitForResponse((response) =>
    response.url().includes("/now?seen="),
  );
  await page.goto(path);
  await told;
}

test("two at one report see each other there, and what one does comes to the other without a reload and without losing what is typed", async ({
  page,
  browser,
  signIn,
}) => {
  await signIn(staff.triageLead);
  await open(page);
  const second = await browser.newContext();
  const other = await second.newPage();
  await signIn(staff.triageResponder, other);
  await open(other);
  // A page of theirs that another journey left a moment ago is forgotten after twenty seconds.
  const timeout = 40_000;
  await expect(hereOn(page)).toContainText("Dana Okafor is here, Triage desk", {
    timeout,
  });
  await expect(hereOn(other)).toContainText("Ruth Lindqvist is here", {
    timeout,
  });

  await openNote(page);
  await openNote(other);
  const mine = "They answer on the night line alone.";
  await noteOf(page).fill(mine);
  await expect(panel(other, "Notes")).toContainText(
    "Ruth Lindqvist is writing a note",
  );

  const theirs = "Called at nine, nobody there.";
  await noteOf(other).fill(theirs);
  await noteOf(page).focus();
  const before = await noteOf(page).boundingBox();
  await panel(other, "Notes")
    .getByRole("button", { name: "Save note" })
    .click();
  const line = panel(page, "Notes")
    .getByRole("listitem")
    .filter({ hasText: theirs });
  await expect(line).toContainText("New");
  await expect(line).toContainText("Dana Okafor");
  await expect(noteOf(page)).toHaveValue(mine);
  await expect(noteOf(page)).toBeFocused();
  const after = await noteOf(page).boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  await expect(
    page.getByRole("status").filter({ hasText: "New: Note written" }),
  ).toContainText("Dana Okafor");
  await expect(
    page.getByRole("link", { name: /^Notes \(\d+\) 1 new$/ }),
  ).toBeVisible();

  await panel(page, "Notes").getByRole("button", { name: "Save note" }).click();
  for (const at of [page, other])
    for (const text of [mine, theirs])
      await expect(
        panel(at, "Notes").getByRole("listitem").filter({ hasText: text }),
      ).toHaveCount(1);
  await other.goto("/desk");
  await expect(hereOn(page)).toBeHidden();
  await second.close();
});

test("of two messages that were written at once the second is sent only by who saw the first", async ({
  page,
  browser,
  signIn,
}) => {
  const messageOf = (at: Page) => at.getByLabel("Your message");
  await signIn(staff.triageLead);
  await open(page);
  // From here on this page hears of nothing.
  await page.route("**/now?seen=*", (route) => route.abort());
  await messageOf(page).fill("Please leave the uplink in place.");
  const second = await browser.newContext();
  const other = await second.newPage();
  await signIn(staff.triageResponder, other);
  await other.goto(path);
  await messageOf(other).fill("Please pull the uplink.");
  await other.getByRole("button", { name: "Send message" }).click();
  await expect(panel(other, "Messages with the reporter")).toContainText(
    "Please pull the uplink.",
  );

  await page.getByRole("button", { name: "Send message" }).click();
  const refused = page.getByRole("alert");
  await expect(refused).toContainText("Message sent. Dana Okafor");
  await expect(refused).toContainText("Please pull the uplink.");
  await expect(refused).toContainText("Please leave the uplink in place.");
  await page.getByRole("button", { name: "Keep both: send mine too" }).click();
  for (const text of ["pull the uplink", "leave the uplink"])
    await expect(
      panel(page, "Messages with the reporter")
        .getByRole("listitem")
        .filter({ hasText: text }),
    ).toHaveCount(1);
  await second.close();
});

test("without a line the page says so, keeps what is typed, and sends it once the line is back", async ({
  page,
  context,
  signIn,
}) => {
  await signIn(staff.triageLead);
  await open(page);
  await openNote(page);
  await noteOf(page).fill("Typed before the line went.");
  await expect(
    panel(page, "Notes").getByText(/^Kept .*not sent$/),
  ).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText(/^Not connected since \d\d:\d\d\./)).toBeVisible({
    timeout: 15_000,
  });
  await panel(page, "Notes").getByRole("button", { name: "Save note" }).click();
  await expect(
    page.getByRole("button", { name: "Waits for the connection…" }),
  ).toBeVisible();
  await context.setOffline(false);
  await expect(
    panel(page, "Notes")
      .getByRole("listitem")
      .filter({ hasText: "Typed before the line went." }),
  ).toHaveCount(1, { timeout: 30_000 });
});
