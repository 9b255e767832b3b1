import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openByCode } from "#app/domain/access/begin-session.server.ts";
import { makeOffer } from "#app/domain/lost-code/lost-code-offer.server.ts";
import {
  askForNewCode,
  stopLostCodes,
} from "#app/domain/lost-code/lost-code.server.ts";
import { saveAnswers } from "#app/domain/report/save.server.ts";
import { acceptReport } from "#app/domain/routing/accept.server.ts";
import { offerJoint } from "#app/domain/routing/offer-joint.server.ts";
import type { Database } from "./client.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { projectFolder } from "./project.server.ts";
import { assignment, lostCode, reportAccess } from "./schema/index.ts";
import { asOwner, testDatabase } from "./testing/database.server.ts";
import { createViewer } from "./testing/people.server.ts";
import { fileReport } from "./testing/reports.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));

test("what the history knows of objections and of uses of codes is filled in as if it had been written then", async () => {
  const { db } = database;
  const { reportId, reference, session, code } = await fileReport(db, keyring);
  const ask = (hour: number) =>
    askForNewCode(db, {
      keyring,
      offer: makeOffer({ reference, language: "en", now: at(hour) }),
      address: "203.0.113.7",
      now: at(hour),
    });
  await ask(10);
  await ask(11);
  await stopLostCodes(db, { session, now: at(12) });
  await ask(13);
  await openByCode(db, { keyring, typed: code, now: at(14) });
  await openByCode(db, { keyring, typed: code, now: at(15) });
  const told = async () => ({
    objectedAt: await db
      .select({ at: lostCode.objectedAt })
      .from(lostCode)
      .where(eq(lostCode.reportId, reportId))
      .orderBy(asc(lostCode.askedAt)),
    lastUsedAt: await db
      .select({ at: reportAccess.lastUsedAt })
      .from(reportAccess)
      .where(eq(reportAccess.reportId, reportId)),
  });
  const written = {
    objectedAt: [{ at: at(12) }, { at: at(12) }, { at: null }],
    lastUsedAt: [{ at: at(15) }],
  };
  expect(await told()).toEqual(written);

  await db
    .update(lostCode)
    .set({ objectedAt: null })
    .where(eq(lostCode.reportId, reportId));
  await db
    .update(reportAccess)
    .set({ lastUsedAt: null })
    .where(eq(reportAccess.reportId, reportId));
  await migrate(db, "0012_backfill_from_history");
  expect(await told()).toEqual(written);
});

test("of an older offer by rules the decision is found that was made at its time; what a person offered has none", async () => {
  const { db } = database;
  const { reportId, session } = await fileReport(db, keyring, { now: at(10) });
  await saveAnswers(db, {
    session,
    page: "systems",
    submission: {
      baseVersion: 1,
      contents: { affected: { is: "given", value: ["lawful-intercept"] } },
    },
    now: at(11),
  });
  const by = await createViewer(db, { unitId: "sacramento", role: "lead" });
  await acceptReport(db, { reportId, by, now: at(12) });
  await offerJoint(db, {
    ...{ reportId, by, keyring, now: at(12) },
    toUnitId: "sanfrancisco",
    reason: "They have seen it before.",
  });
  const versions = () =>
    db
      .select({
        unitId: assignment.unitId,
        version: assignment.decisionVersion,
      })
      .from(assignment)
      .where(eq(assignment.reportId, reportId))
      .orderBy(asc(assignment.offeredAt), asc(assignment.part));
  const written = [
    { unitId: "sacramento", version: 1 },
    { unitId: "cisa-region-9", version: 1 },
    { unitId: "national-desk", version: 2 },
    { unitId: "sanfrancisco", version: null },
  ];
  expect(await versions()).toEqual(written);
  await asOwner(db, async (owner) => {
    await owner
      .update(assignment)
      .set({ decisionVersion: null })
      .where(eq(assignment.reportId, reportId));
    await migrate(owner, "0016_decision_of_offer");
  });
  expect(await versions()).toEqual(written);
});

async function migrate(db: Database, name: string) {
  const file = join(projectFolder, `db/migrations/${name}.sql`);
  const migration = readFileSync(file, "utf8");
  for (const statement of migration.split("--> statement-breakpoint"))
    await db.execute(sql.raw(statement));
}
