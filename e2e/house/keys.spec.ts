import type { Browser, Page } from "playwright/test";
import { eq } from "drizzle-orm";
import {
  openUnderSecret,
  openWithSeed,
  type KeySeed,
} from "#app/domain/vault/key-seed.server.ts";
import { leaveUnit } from "#app/domain/unit-key/let-in.server.ts";
import { databaseOf, openPool, type Database } from "#db/client.server.ts";
import {
  passkey,
  reportKey,
  responder,
  unitKey,
  unitMember,
} from "#db/schema/index.ts";
import { expectGoodLook, few } from "../accessibility/look.ts";
import {
  answerPages,
  openBrowser,
  sendReport,
  startReport,
} from "../secrets/browser.ts";
import { story } from "../secrets/scene.ts";
import { openStack, type Stack } from "../stack.ts";
import { expect, test as base } from "../test.ts";
import { linkIn, runAdmin, wordsIn } from "./admin.ts";
import { enrol, holdKey } from "./device.ts";

/** A house that nobody has set up. */
const test = base.extend<object, { stack: Stack }>({
  stack: [
    async ({}, use) => {
      const stack = await openStack({
        serverUrl: process.env.E2E_SERVER_URL ?? "",
        template: process.env.E2E_TEMPLATE ?? "",
        variables: { LANDLINE_DEMONSTRATION: "off" },
      });
      await use(stack);
      await stack.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

const triage = "triage-desk";
const oldReport = "Kern River Telephone";
const newReport = "Sierra Line Company";

test("a house is set up with a recovery sheet; people join and leave its triage desk, lose every passkey, and read what they may", async ({
  page: lena,
  browser,
  stack,
}) => {
  const pool = openPool(stack.databaseUrl, { max: 1 });
  const owner = databaseOf(pool);

  // Set up, and the first to come.
  const setUp = await runAdmin(stack, ["set-up", "Lena Wirth"]);
  const sheet = wordsIn(setUp);
  const device = await holdKey(lena);
  const lenasSecret = await enrol(lena, linkIn(setUp));
  await expect(lena.getByText("You have one passkey")).toBeVisible();
  await file(stack, oldReport);
  await reads(lena, oldReport);
  await addSecondPasskey(lena, device);

  // A second one joins: read out, compared, let in.
  const ivo = await invited(browser, stack, "Ivo Brandt");
  await expect(ivo.getByText("Reports do not open for you yet")).toBeVisible();
  await ivo.getByRole("link", { name: "What to read out to them" }).click();
  const letters = await ivo.locator(".print").innerText();
  await expectGoodLook(ivo, "unit, waiting to be let in", few);
  await lena.goto("/desk/unit");
  const row = lena.getByRole("listitem").filter({ hasText: "Ivo Brandt" });
  await expect(row).toContainText(letters);
  await expectGoodLook(lena, "unit, letting in", few);
  await row.getByRole("button", { name: /let in/ }).click();
  await expect(lena.getByRole("row", { name: /Ivo Brandt/ })).toBeVisible();
  await reads(ivo, oldReport);

  // The first one leaves, with all that they ever held.
  const lenasSeeds = await seedsOf(owner, "Lena Wirth", lenasSecret);
  expect(await openingOf(owner, lenasSeeds)).toEqual([true]);
  await leave(owner, "Lena Wirth");
  await lena.goto("/desk");
  await expect(lena).toHaveURL(/\/sign-in/);
  await ivo.reload();
  await expect.poll(() => numbersOf(owner)).toEqual({ unit: 2, reports: [2] });
  await file(stack, newReport);
  await reads(ivo, newReport);
  expect(await numbersOf(owner)).toEqual({ unit: 2, reports: [2, 2] });
  expect(await openingOf(owner, lenasSeeds)).toEqual([false, false]);

  // Every passkey is lost, and the sheet is in the safe.
  await ivo.context().close();
  const recovered = await runAdmin(
    stack,
    ["recover", "Nora Feld", triage],
    `${sheet}\n`,
  );
  const nora = await newPage(browser);
  await holdKey(nora);
  await enrol(nora, linkIn(recovered));
  await reads(nora, oldReport);
  await reads(nora, newReport);
  await nora.context().close();
  await pool.end();
});

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function file({ url }: Stack, organisation: string) {
  const reporter = openBrowser(url, []);
  await startReport(reporter);
  await answerPages(reporter, {
    ...story,
    ...{ org_name: organisation, site_city: "Bakersfield" },
    ...{ what_seen: "Two routers were changed", contact_name: "Rosa Lind" },
    ...{ contact_phone: "+1 661 555 0142", mail_wish: "silent" },
  });
  expect(await sendReport(reporter)).toMatch(/^LL-/);
}

async function reads(page: Page, organisation: string) {
  await page.goto("/desk");
  await page.getByRole("link", { name: organisation, exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: organisation }),
  ).toBeVisible();
}

async function addSecondPasskey(
  page: Page,
  device: Awaited<ReturnType<typeof holdKey>>,
) {
  await page.goto("/desk");
  await page.getByRole("link", { name: "Add a second one" }).click();
  await expectGoodLook(page, "passkeys, one", few);
  // The one they have is touched first, and put away before the new one is made.
  const second = new Promise<{ count: () => Promise<number> }>((done) => {
    void page.route("**/desk/passkeys/addition/options", async (route) => {
      done(await device.takeSecurityKey());
      await route.continue();
    });
  });
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("The passkey was added.")).toBeVisible();
  expect(await (await second).count()).toBe(1);
  await expect(page.getByRole("row")).toHaveCount(3);
  await expectGoodLook(page, "passkeys, two", few);
  const row = page.getByRole("row").filter({ hasText: "Security key" });
  await row.getByRole("button", { name: /Remove/ }).click();
  await expect(page.getByText("You have one passkey")).toBeVisible();
  await device.takeBuiltIn();
}

/** By an administrator, who reads nothing by it. */
async function invited(
  browser: Browser,
  stack: Stack,
  name: string,
): Promise<Page> {
  const said = await runAdmin(stack, ["invite-administrator", "Grace Ade"]);
  const grace = await newPage(browser);
  await holdKey(grace);
  await enrol(grace, linkIn(said));
  await grace.goto("/desk/people");
  await grace.getByLabel("Name", { exact: true }).fill(name);
  await grace.getByLabel("Role").selectOption("Responder");
  await grace.getByLabel("Unit").selectOption(triage);
  await grace.getByRole("button", { name: "Make an invitation" }).click();
  const link = await grace
    .getByRole("status")
    .getByText("/sign-in/invitation#")
    .innerText();
  await grace.context().close();
  const page = await newPage(browser);
  await holdKey(page);
  await enrol(page, link);
  return page;
}

async function leave(owner: Database, name: string) {
  const person = eq(responder.name, name);
  await owner.transaction(async (tx) => {
    const [row] = await tx.select().from(responder).where(person);
    const now = new Date();
    await leaveUnit(tx, { responderId: row?.id ?? "", now });
    await tx.update(responder).set({ deactivatedAt: now }).where(person);
  });
}

/** Every unit's seed that the person's passkey leads to. */
async function seedsOf(
  owner: Database,
  name: string,
  secret: string,
): Promise<Map<number, KeySeed>> {
  const person = eq(responder.name, name);
  const passkeys = await owner
    .select({ id: passkey.id, sealed: passkey.seedSealed })
    .from(passkey)
    .innerJoin(responder, eq(responder.id, passkey.responderId))
    .where(person);
  const own = passkeys.flatMap(({ id, sealed }) => {
    const seed = sealed && openUnderSecret(secret, ["passkey", id], sealed);
    return seed ? [seed] : [];
  });
  const rows = await owner
    .select({
      responderId: unitMember.responderId,
      number: unitMember.number,
      sealed: unitMember.seedSealed,
    })
    .from(unitMember)
    .innerJoin(responder, eq(responder.id, unitMember.responderId))
    .where(person);
  return new Map(
    rows.flatMap(({ responderId, number, sealed }) => {
      const of = ["unit_member", responderId, triage, String(number)];
      const seed = own[0] && openWithSeed(own[0], of, sealed);
      return seed ? [[number, seed] as const] : [];
    }),
  );
}

/** Of each report whether one of these seeds opens it as it lies now. */
async function openingOf(
  owner: Database,
  seeds: ReadonlyMap<number, KeySeed>,
): Promise<boolean[]> {
  const rows = await owner
    .select()
    .from(reportKey)
    .where(eq(reportKey.unitId, triage));
  return rows.map(({ reportId, keyNumber, sealed }) => {
    const of = ["report_key", reportId, triage, String(keyNumber)];
    return [...seeds.values()].some((seed) => openWithSeed(seed, of, sealed));
  });
}

async function numbersOf(owner: Database) {
  const keys = await owner
    .select({ number: unitKey.number })
    .from(unitKey)
    .where(eq(unitKey.unitId, triage));
  const rows = await owner
    .select({ number: reportKey.keyNumber })
    .from(reportKey)
    .where(eq(reportKey.unitId, triage));
  return { unit: keys.length, reports: rows.map(({ number }) => number) };
}
