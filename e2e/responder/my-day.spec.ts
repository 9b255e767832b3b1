import { assignResponder } from "#app/domain/routing/assign.server.ts";
import { expectGoodLook, every, few } from "../accessibility/look.ts";
import { test } from "../permissions/test.ts";
import { staff, type World } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { panel } from "./desk.ts";

/** A report of Sacramento's that its responder works. */
async function takenReport(world: World) {
  const filed = await world.fileReport("accepted");
  const { db, keyring } = world;
  const by = await world.viewerOf("responder");
  const { responderId } = by;
  const { reportId } = filed;
  const now = new Date();
  await assignResponder(db, { reportId, by, keyring, responderId, now });
  return filed;
}

test("a person hands a report over with notes that are kept as they are typed, takes it back, hands it over again, and the colleague takes it over", async ({
  page,
  browser,
  signIn,
  world,
  stack,
}) => {
  const { reportId, organisation } = await takenReport(world);
  await signIn(staff.responder);
  await page.goto("/desk/my-day");
  await expectGoodLook(page, "my day", every);
  const form = panel(page, "Hand over");
  await form.getByLabel("To", { exact: true }).selectOption(staff.lead);
  await form.getByLabel("Note to the unit").fill("Wait for the flow records.");
  await form
    .getByLabel(`Where it stands, what to do first: ${organisation}`)
    .fill("They call at eleven.");
  await expect(form.getByText(/^Kept/)).toBeVisible();
  await page.reload();
  await expect(form.getByLabel("Note to the unit")).toHaveValue(
    "Wait for the flow records.",
  );
  await expect(form.getByLabel("To", { exact: true })).toHaveValue(
    world.idOf("lead"),
  );
  await form.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByRole("status")).toContainText("Handed over to Priya");
  await expect(form.getByLabel("Note to the unit")).toHaveValue("");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Taken back",
  );
  await expectGoodLook(page, "my day, taken back", few);
  await page.getByRole("link", { name: "Back to My day" }).click();

  await form.getByLabel("To", { exact: true }).selectOption(staff.lead);
  await form.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByRole("status")).toContainText("Handed over to Priya");

  const context = await browser.newContext({ baseURL: stack.url });
  const other = await context.newPage();
  await other.goto("/sign-in");
  await other.getByRole("button", { name: new RegExp(staff.lead) }).click();
  await expect(other).toHaveURL("/desk");
  await other.goto("/desk/my-day");
  const handed = other.getByRole("region", { name: "Handed over to you" });
  await expect(handed).toContainText(`${staff.responder} handed over`);
  await expect(handed.getByRole("link", { name: organisation })).toBeVisible();
  await expectGoodLook(other, "my day, handed over", every);
  await handed.getByRole("button", { name: "Taken over" }).press("Enter");
  await expect(handed).toHaveCount(0);
  await expect(panel(other, "Notes of the shifts")).toContainText("taken over");
  await other.goto(`/desk/reports/${reportId}`);
  await expect(panel(other, "Notes")).toContainText("They call at eleven.");
  await expect(panel(other, "Timeline")).toContainText("Handed over within");
  await context.close();
});

test("who says that they are away is shown as away wherever a person is chosen, and is there again when it is ended", async ({
  page,
  signIn,
  world,
}) => {
  const { reportId } = await world.fileReport("accepted");
  await signIn(staff.lead);
  await page.goto("/desk/my-day/absence");
  await page.getByRole("button", { name: "Say so" }).click();
  await expect(page.getByText("Enter a date").first()).toBeVisible();
  await expectGoodLook(page, "absence, refused", few);
  await page.getByLabel("Who is away").selectOption(staff.responder);
  const day = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("From", { exact: true }).fill(day(-1));
  await page.getByLabel("Until", { exact: true }).fill(day(3));
  await page.getByLabel("In the meantime").selectOption(world.idOf("lead"));
  await page.getByRole("button", { name: "Say so" }).click();
  await expect(page).toHaveURL("/desk/my-day");
  const away = page.getByRole("list", { name: "Away" });
  await expect(away).toContainText(staff.responder);
  await page.goto(`/desk/reports/${reportId}/assignee`);
  await expect(page.getByLabel("Who works it").first()).toContainText(
    /Miguel Santos, away until \w+, \w+ \d+, \d\d:\d\d: goes to Priya Raman/,
  );
  await page.goto("/desk/my-day");
  await away.getByRole("button", { name: `End: ${staff.responder}` }).click();
  await expect(page.getByText("Nobody of the unit is away.")).toBeVisible();
});

test("the hours of a shift are set, shown along the day, and handing over is what comes next in the last of them", async ({
  page,
  signIn,
}) => {
  await signIn(staff.responderElsewhere);
  await page.goto("/desk/my-day");
  await page.getByRole("link", { name: "Say when you work" }).click();
  await page.getByRole("button", { name: "Set mine" }).click();
  await expect(page.getByText("Enter a time").first()).toBeVisible();
  await expectGoodLook(page, "hours, refused", few);
  // A shift around this moment that ends within the hour, by the unit's clock.
  const clock = (minutes: number) =>
    new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: "America/Los_Angeles", timeStyle: "short" },
    }).format(new Date(Date.now() + minutes * 60_000));
  await page.getByLabel("Begins").fill(clock(-120));
  await page.getByLabel("Ends").fill(clock(30));
  await page.getByRole("button", { name: "Set mine" }).click();
  await expect(page.getByText("Set.", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Back to My day" }).click();
  await expect(
    page.getByRole("img", { name: /^Dues of this shift/ }),
  ).toBeVisible();
  await expect(
    page.locator(".page-head").getByRole("link", { name: "Hand over" }),
  ).toHaveClass("button");
  await expectGoodLook(page, "my day, last hour", few);
  await page.goto("/desk/my-day/notes");
  await expectGoodLook(page, "notes of the shifts", few);
});
