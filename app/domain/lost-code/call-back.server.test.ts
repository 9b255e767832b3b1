import { sql, type SQL } from "drizzle-orm";
import { expect, test } from "vitest";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer, touchOf } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { Conflict } from "../refusal.ts";
import { approveNewCode, recordCallBack } from "./call-back.server.ts";
import { askForNewCode } from "./lost-code.server.ts";
import { makeOffer, type LostCodeOffer } from "./lost-code-offer.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T10:00:00Z");

async function ask(reference: string): Promise<LostCodeOffer> {
  const offer = makeOffer({ reference, language: "en", now });
  const asking = { keyring, offer, address: "203.0.113.7", now };
  await askForNewCode(database.db, asking);
  return offer;
}

const desk = (name: string) => createViewer(database.db, { name });

const deciding = (
  reportId: string,
  { requestId }: LostCodeOffer,
  by: Awaited<ReturnType<typeof desk>>,
) => {
  const act = { verb: "let-in-code", about: requestId } as const;
  const touch = touchOf(by, act, now);
  return { reportId, requestId, by, touch, keyring, now };
};

test.each<[string, (dana: string) => SQL]>([
  [
    "written to have been made by a colleague",
    (dana) =>
      sql`update lost_code set state = 'called', called_by = ${dana}, called_at = now()`,
  ],
  [
    "one's own, and written to be a colleague's",
    (dana) => sql`update lost_code set called_by = ${dana}`,
  ],
])("a call that is %s lets no code in", async (what, plant) => {
  const { db } = database;
  const { reportId, reference } = await fileReport(db, keyring);
  const offer = await ask(reference);
  const [dana, ruth] = [await desk("Dana"), await desk("Ruth")];
  if (!what.startsWith("written"))
    await recordCallBack(db, deciding(reportId, offer, ruth));
  await asOwner(db, (owner) => owner.execute(plant(dana.responderId)));
  await expect(
    approveNewCode(db, deciding(reportId, offer, ruth)),
  ).rejects.toThrow(Conflict);
});

test("a call by somebody whose row was written since is nobody's", async () => {
  const { db } = database;
  const { reportId, reference } = await fileReport(db, keyring);
  const offer = await ask(reference);
  const dana = await desk("Dana");
  await recordCallBack(db, deciding(reportId, offer, dana));
  await asOwner(db, (owner) =>
    owner.execute(
      sql`update responder set role = 'lead' where id = ${dana.responderId}`,
    ),
  );
  const ruth = await desk("Ruth");
  await expect(
    approveNewCode(db, deciding(reportId, offer, ruth)),
  ).rejects.toThrow(/nobody of the desk called/);
});
