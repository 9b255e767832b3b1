import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { lostCode, reportAccess, reporterSession } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { queueMail } from "../correspondence/queue.server.ts";
import { findWhoDid, type ProvenPerson } from "../identity/person.server.ts";
import { comeFromOneHand } from "../people/one-hand.server.ts";
import { Conflict } from "../refusal.ts";
import { requireTouch, type Touch } from "../responder/touch.server.ts";
import {
  startWork,
  type DeskCommand,
  type Work,
} from "../routing/work.server.ts";
import { sealToCode } from "../vault/code-key.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { isTagOf, rowTag } from "../vault/row-tag.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import { readCallNumbers } from "./call-numbers.server.ts";
import { isOpenOf } from "./lost-code.server.ts";
import { openPhrases } from "./proof-phrases.server.ts";

type Deciding = DeskCommand & { keyring: Keyring; requestId: string };

/**
 * A responder called a number of the report and heard the right phrase.
 * @throws NotFound, Forbidden, Conflict when there is no such request any more, or no number to call; CannotOpen for one whose
 * row was changed since it was made
 */
export async function recordCallBack(
  db: Database,
  command: Deciding,
): Promise<void> {
  const { reportId, requestId, by, now } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "call-back");
    const request = await getOpen(tx, command);
    if (request.state !== "asked")
      throw new Conflict("a colleague called already");
    const key = requireKey(work.key, command.by);
    if ((await readCallNumbers(tx, key)).numbers.length === 0)
      throw new Conflict("this report has no number to call");
    const call = { calledBy: by.responderId, calledAt: now };
    const callTag = rowTag(command.keyring, "call-back", {
      ...call,
      ...{ reportId, requestId },
    });
    await decide(tx, command, { state: "called", ...call, callTag });
    await recordEvent(tx, {
      reportId,
      event: { type: "lost-code.called", requestId },
      actor: by.actor,
      at: now,
    });
  });
}

/**
 * A second responder lets the new code in. The report key is sealed to it; every older code stops working, and the
 * sessions opened by one end.
 * @throws NotFound; Forbidden, also without a fresh touch; Conflict for the responder who called, for one who comes from the same
 * hand, and for a request that nobody who is proven heard on the phone or that is over; CannotOpen for one whose row was changed
 * since it was made
 */
export async function approveNewCode(
  db: Database,
  command: Deciding & { touch: Touch | null },
): Promise<void> {
  const { reportId, requestId, by, touch, keyring, now } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "let-in");
    requireTouch(touch, by, { verb: "let-in-code", about: requestId }, now);
    const request = await getOpen(tx, command);
    if (request.state !== "called")
      throw new Conflict("nobody has called and heard the phrase yet");
    const caller = await findCaller(tx, keyring, request);
    if (!caller)
      throw new Conflict("nobody of the desk called: refuse this request");
    if (caller.id === by.responderId)
      throw new Conflict("somebody other than who called has to decide");
    if (await comeFromOneHand(tx, keyring, caller.id, by.responderId))
      throw new Conflict(
        "you and who called were invited by the same person, or one of you by the other: that counts as one hand",
      );
    const revokedCount = await replaceCodes(tx, command, work, request);
    await decide(tx, command, {
      state: "approved",
      decidedBy: by.responderId,
      decidedAt: now,
    });
    await refuseOthers(tx, command);
    await recordEvent(tx, {
      reportId,
      event: { type: "lost-code.approved", requestId, revokedCount },
      actor: by.actor,
      at: now,
    });
    const policy = work.contactPolicy;
    if (policy)
      await queueMail(tx, {
        ...{ reportId, kind: "lost-code", policy, by: by.actor, now },
      });
  });
}

/**
 * The call showed that it was not the reporter, or nobody could be reached: these requests are over. Only those that the page
 * showed, as one may have come since.
 * @throws NotFound, Forbidden, Conflict when none of them is open any more
 */
export async function refuseNewCodes(
  db: Database,
  command: DeskCommand & { requestIds: readonly string[] },
): Promise<void> {
  const { reportId, requestIds, by, now } = command;
  await db.transaction(async (tx) => {
    await startWork(tx, command, "call-back");
    const refused = await tx
      .update(lostCode)
      .set({ state: "refused", decidedBy: by.responderId, decidedAt: now })
      .where(and(isOpenOf(reportId), inArray(lostCode.id, [...requestIds])))
      .returning({ id: lostCode.id });
    if (refused.length === 0) throw new Conflict("they were decided already");
    await recordEvent(tx, {
      reportId,
      event: { type: "lost-code.refused", count: refused.length },
      actor: by.actor,
      at: now,
    });
  });
}

type Request = typeof lostCode.$inferSelect;

async function getOpen(
  tx: Database,
  { by, reportId, requestId, now }: Deciding,
): Promise<Request> {
  const [row] = await tx
    .select()
    .from(lostCode)
    .where(and(isOpenOf(reportId), eq(lostCode.id, requestId)))
    // At this moment its owner may be objecting, or its time may be running out.
    .for("update");
  if (!row || row.expiresAt <= now)
    throw new Conflict("this request is over or was decided already");
  // The phrases were sealed with its code. A code that somebody put in its place since then is neither heard nor let
  // in.
  if (openPhrases(by, row) === null)
    throw new Conflict("its phrases were not sealed to your unit");
  return row;
}

/** Null where the row says that somebody called and the desk did not write it, or they are not proven themselves. */
async function findCaller(
  tx: Database,
  keyring: Keyring,
  { reportId, id: requestId, calledBy, calledAt, callTag }: Request,
): Promise<ProvenPerson | null> {
  const call = { reportId, requestId, calledBy, calledAt };
  if (calledBy === null || !isTagOf(keyring, "call-back", call, callTag))
    return null;
  return findWhoDid(tx, keyring, calledBy);
}

async function decide(
  tx: Database,
  { reportId, requestId }: Deciding,
  changes: Partial<typeof lostCode.$inferInsert>,
) {
  await tx
    .update(lostCode)
    .set(changes)
    .where(and(eq(lostCode.reportId, reportId), eq(lostCode.id, requestId)));
}

/** How many codes were revoked by it. */
async function replaceCodes(
  tx: Database,
  { reportId, by, now }: Deciding,
  work: Work,
  { id, codeLookup, publicKey }: Request,
): Promise<number> {
  const keyWrapped = sealToCode(publicKey, requireKey(work.key, by));
  const revoked = await tx
    .update(reportAccess)
    .set({ revokedAt: now })
    .where(
      and(eq(reportAccess.reportId, reportId), isNull(reportAccess.revokedAt)),
    )
    .returning({ id: reportAccess.id });
  await tx
    .delete(reporterSession)
    .where(eq(reporterSession.reportId, reportId));
  await tx
    .insert(reportAccess)
    .values({ reportId, id, codeLookup, keyWrapped, createdAt: now });
  return revoked.length;
}

/** The other requests end with it. */
async function refuseOthers(
  tx: Database,
  { reportId, requestId, by, now }: Deciding,
) {
  await tx
    .update(lostCode)
    .set({ state: "refused", decidedBy: by.responderId, decidedAt: now })
    .where(and(isOpenOf(reportId), ne(lostCode.id, requestId)));
}
