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
import { testKeyring } from "#db/testing/keys.server.ts";
import { projectFolder } from "./project.server.ts";
import { lostCode, reportAccess } from "./schema/index.ts";
import { testDatabase } from "./testing/database.server.ts";
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
  const file = "db/migrations/0012_backfill_from_history.sql";
  const migration = readFileSync(join(projectFolder, file), "utf8");
  for (const statement of migration.split("--> statement-breakpoint"))
    await db.execute(sql.raw(statement));
  expect(await told()).toEqual(written);
});
