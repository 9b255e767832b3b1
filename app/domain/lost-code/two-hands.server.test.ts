import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer, touchOf } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { Forbidden } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { approveNewCode, recordCallBack } from "./call-back.server.ts";
import { makeOffer } from "./lost-code-offer.server.ts";
import { askForNewCode } from "./lost-code.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T10:00:00Z");

test("two whom one administrator invited are not the two, nor who invited the other, and no touch lets no code in", async () => {
  const { db } = database;
  const { reportId, reference } = await fileReport(db, keyring);
  const offer = makeOffer({ reference, language: "en", now });
  const address = "203.0.113.7";
  await askForNewCode(db, { keyring, offer, address, now });
  const { requestId } = offer;
  const deciding = (by: Viewer) => {
    const act = { verb: "let-in-code", about: requestId } as const;
    const touch = touchOf(by, act, now);
    return { reportId, requestId, by, touch, keyring, now };
  };
  const grace = await createViewer(db, { role: "administrator" });
  const invitedBy = grace.responderId;
  const made = (name: string) => createViewer(db, { name, invitedBy });
  await recordCallBack(db, deciding(await made("Dana")));
  const second = deciding(await made("Ruth"));
  await expect(approveNewCode(db, second)).rejects.toThrow(/one hand/);
  const lena = deciding(await createViewer(db, { name: "Lena" }));
  await expect(approveNewCode(db, { ...lena, touch: null })).rejects.toThrow(
    Forbidden,
  );
  await approveNewCode(db, lena);
});
