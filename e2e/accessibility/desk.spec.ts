import { demonstrationReportId } from "#db/seed/demonstration.server.ts";
import { story } from "#db/seed/story/index.ts";
import { writeNote } from "#app/domain/correspondence/note.server.ts";
import { sendMessage } from "#app/domain/correspondence/message.server.ts";
import { addMessage } from "#app/domain/report/add-message.server.ts";
import { acceptReport } from "#app/domain/routing/accept.server.ts";
import { offerJoint } from "#app/domain/routing/offer-joint.server.ts";
import { verbs } from "#app/routes/desk/report/verbs.ts";
import { changePerson, getPerson } from "#app/domain/identity/person.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import type { Page } from "playwright/test";
import { test } from "../permissions/test.ts";
import { staff, type World } from "../permissions/world.ts";
import { expect } from "../test.ts";
import { every, expectGoodLook, few, one } from "./look.ts";
import { longLine, longText } from "./words.ts";
import { keyFilesOf } from "../key-files.ts";

test("the desk's own pages look good, for each role", async ({
  page,
  world,
  signIn,
  stack,
}) => {
  const titles = new Set<string>();
  const look = async (state: string, looks = few) => {
    await expectGoodLook(page, state, looks);
    titles.add(await page.title());
  };
  const leave = () => page.context().clearCookies();
  await fileLong(world);

  await page.goto("/sign-in");
  await look("sign-in", every);
  await page.goto("/sign-in/invitation");
  await look("invitation");

  await signIn(staff.triageLead);
  await look("queue", every);
  await page.goto("/desk?band=severe&status=withdrawn");
  await expectGoodLook(page, "queue, nothing found", few);
  await lookAtSearch(page);
  await lookAtQueue(page);
  await page.goto("/desk/nowhere");
  await look("desk, no such page");
  await leave();
  await signIn(staff.leadElsewhere);
  await expectGoodLook(page, "queue of one unit", few);
  await leave();

  await signIn(staff.auditor);
  await page.goto("/desk/history");
  await look("history", every);
  await leave();

  const longest = { name: `${longLine} Öztürk` };
  const id = await world.addPerson();
  const { db, keyring } = world;
  const person = await getPerson(db, { keyring, responderId: id });
  await changePerson(db, keyring, person, longest);
  await signIn(staff.administrator);
  await page.goto("/desk/people");
  await look("people", every);
  await page.locator("main form button").first().click();
  await expect(page.locator("main")).toContainText("Enter their name");
  await expectGoodLook(page, "people, refused", few);
  await page.goto(`/desk/people/${id}`);
  await look("person", every);
  for (const summary of await page.locator("main summary").all())
    await summary.click();
  await expectGoodLook(page, "person, everything open", few);
  await page.locator("main form button[type=submit]").last().click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectGoodLook(page, "person, refused", few);
  await world.askForLeave();
  await page.goto("/desk/people");
  await expectGoodLook(page, "people, somebody waits", few);
  await page.goto(`/desk/people/${id}`);
  await expectGoodLook(page, "person, waiting", every);
  await world.signInBeside("administrator");
  await page.goto("/desk/sessions");
  await look("sessions", every);
  expect(titles.size).toBe(8);

  const url = await stack.start({
    SMTP_URL: "",
    LANDLINE_HOME: `${stack.home}/outbox`,
    ...keyFilesOf(stack, "all"),
  });
  // A cookie is a host's, whatever the port: still signed in.
  await page.goto(`${url}/desk/outbox`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Outbox");
  await expectGoodLook(page, "outbox, empty", few);
});

test("every report of the story looks good on the desk", async ({
  page,
  signIn,
}) => {
  await signIn(staff.triageLead);
  const sent = story.filter(({ isDraft }) => !isDraft);
  for (const { number } of sent) {
    await page.goto(`/desk/reports/${demonstrationReportId(number)}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectGoodLook(page, `report ${number} of the story`, one);
  }
});

test("a report with everything in it, and what is refused on it, look good", async ({
  page,
  world,
  signIn,
}) => {
  const reportId = await fileLong(world);
  const path = `/desk/reports/${reportId}`;
  await signIn(staff.auditor);
  await page.goto(path);
  await expectGoodLook(page, "report, for an auditor", few);
  await page.context().clearCookies();

  await signIn(staff.lead);
  await page.goto(path);
  await expectGoodLook(page, "report, long");
  // All that can be done stands open.
  for (const summary of await page.locator("main summary").all())
    await summary.click();
  await expectGoodLook(page, "report, everything open", few);

  for (const verb of Object.keys(verbs)) {
    await page.goto(`${path}/${verb}`);
    await expectGoodLook(page, `report, ${verb}`, one);
  }
  await page.goto(`${path}/closure`);
  await page.locator("#again form button[type=submit]").first().click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGoodLook(page, "report, closure refused", few);

  await page.goto(`${path}/closure`);
  await page.locator("[name=outcome]").first().selectOption({ index: 1 });
  await page.locator("[name=words]").first().fill(longText);
  await offerJoint(world.db, {
    ...{ reportId, by: await world.viewerOf("lead"), keyring: world.keyring },
    ...{ toUnitId: "denver", reason: "Meanwhile.", now: new Date() },
  });
  await page.locator("#again form button[type=submit]").first().click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGoodLook(page, "report, closure stale", few);
});

/** What was found, with its sentences and their order; what was not; what cannot be. */
async function lookAtSearch(page: Page) {
  const box = page.getByRole("searchbox", { name: "Search" });
  for (const [typed, state] of [
    ["router", "found"],
    ["nothingsaysthis", "not found"],
    ["the of", "nothing to search for"],
    [`router ${"x".repeat(400)}`, "more than is searched for"],
  ] as const) {
    await page.goto("/desk");
    await box.fill(typed);
    await box.press("Enter");
    await page.waitForURL(/sought=/);
    await expectGoodLook(page, `queue, search: ${state}`, few);
  }
}

/** The states of the queue that a person brings about in it. */
async function lookAtQueue(page: Page) {
  await page.goto("/desk/views?band=high&due=overdue");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByText("Give it a name")).toBeVisible();
  await expectGoodLook(page, "views, refused", few);
  await page.getByLabel("Name").fill(longLine.slice(0, 60));
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page).toHaveURL("/desk?band=high&due=overdue");
  await expectGoodLook(page, "queue, a view of one's own", few);
  await page.goto("/desk/views");
  await expectGoodLook(page, "views", few);
  await page.goto("/desk?rows=roomy&columns=unit.reference.sent&due=later");
  await page.locator(".chips summary").click();
  await expect(page.locator(".facets a").first()).toBeVisible();
  await expectGoodLook(page, "queue, filters open", few);
  await page.goto("/desk");
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.keyboard.press("p");
  await expect(page.getByRole("region", { name: "Preview" })).toBeVisible();
  await expectGoodLook(page, "queue, one selected and previewed", few);
  await page.keyboard.press("?");
  await expectGoodLook(page, "queue, keys", few);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press("x");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Close 1 report",
  );
  await expectGoodLook(page, "selection", few);
  await page.getByRole("button", { name: "Close 1 report" }).click();
  await expect(page.getByText("Choose an outcome").first()).toBeVisible();
  await expectGoodLook(page, "selection, refused", few);
}

/** A report of Sacramento's with long words in every place. */
async function fileLong(world: World): Promise<string> {
  const { db, keyring } = world;
  const now = () => new Date();
  const answers = {
    org_name: longLine,
    what_seen: longText,
    contact_name: longLine,
    told_numbers: longLine,
    contact_email: `${"very.long.".repeat(6)}name@${"sub.".repeat(20)}example`,
    mail_wish: "conversation",
  } as const;
  const filed = await fileReport(db, keyring, { answers, now: now() });
  const { reportId, session } = filed;
  const by = await world.viewerOf("lead");
  const command = { reportId, by, keyring };
  await acceptReport(db, { ...command, now: now() });
  const reason = longText.slice(0, 1_900);
  const offer = { ...command, toUnitId: "sanfrancisco", reason };
  await offerJoint(db, { ...offer, now: now() });
  for (const body of [longText, longLine]) {
    for (const kind of ["message", "question"] as const)
      await sendMessage(db, { ...command, kind, body, now: now() });
    await writeNote(db, { ...command, body, now: now() });
    await addMessage(db, { session, body, kind: "message", now: now() });
  }
  return reportId;
}
