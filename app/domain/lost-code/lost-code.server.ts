import { and, count, desc, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { lostCode, report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { queueMail } from "../correspondence/queue.server.ts";
import { parseAccessCode } from "../vault/access-code.ts";
import { publicKeyOfCode } from "../vault/code-key.server.ts";
import { keysOfUnits } from "./keys-of-units.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import type { LostCodeOffer } from "./lost-code-offer.server.ts";
import { networkOf } from "../access/network.ts";
import { sealPhrases } from "./proof-phrases.server.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";
import type { LostCodeState } from "../vocabulary/report.ts";

/** How long a request waits for a call and for the second responder. */
const lostCodeDays = 7;
const dayMs = 86_400_000;

/**
 * How many requests of one report may wait. None replaces another, so nobody can push out the owner's request by asking
 * first or often; the call tells which one is the owner's. There is a limit because each has to be read out on the
 * phone: see docs/threat-model.md.
 */
export const mostOpen = 12;
export const mostOfNetwork = 3;

/** Of a request that nobody decided on yet. */
export const openLostCodeStates = [
  "asked",
  "called",
] as const satisfies LostCodeState[];

type Asking = {
  keyring: Keyring;
  offer: LostCodeOffer;
  address: string;
  now: Date;
};

/**
 * Somebody says that the code of the report with this reference is lost. Answers nothing, so that nobody learns whether there
 * is such a report. Safe to repeat.
 */
export async function askForNewCode(
  db: Database,
  asking: Asking,
): Promise<void> {
  const { offer, now } = asking;
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ id: report.id, policy: report.contactPolicy })
      .from(report)
      .where(
        and(eq(report.reference, offer.reference), ne(report.status, "draft")),
      )
      .for("update");
    if (!row?.policy) return;
    const { id: reportId, policy } = row;
    const isFirstToday = await isFirstOfDay(tx, reportId, now);
    if (!(await insertRequest(tx, reportId, asking))) return;
    // Named by the code that was asked for: nobody can say yet whose it is.
    const by = { kind: "reporter", accessId: offer.requestId } as const;
    await recordEvent(tx, {
      reportId,
      event: { type: "lost-code.asked", requestId: offer.requestId },
      actor: by,
      at: now,
    });
    // The owner may know nothing of it; and many requests are no reason for many mails.
    if (isFirstToday)
      await queueMail(tx, { reportId, kind: "lost-code", policy, by, now });
  });
}

/** What became of the new code; null when there is no such code. Only who holds it can ask. */
export async function findNewCode(
  db: Database,
  { keyring, typed }: { keyring: Keyring; typed: string },
): Promise<LostCodeState | null> {
  const code = parseAccessCode(typed);
  const [row] = await db
    .select({ state: lostCode.state })
    .from(lostCode)
    .where(
      eq(lostCode.codeLookup, lookupOf(keyring, "access-code", code ?? "")),
    );
  return code && row ? row.state : null;
}

/**
 * The newest request that waits, and when whoever holds the present code said that it was not them; null when none waits.
 * The owner's view: it says nothing of who asked.
 */
export async function findOpenLostCode(
  db: Database,
  reportId: string,
): Promise<{ askedAt: Date; objectedAt: Date | null } | null> {
  const [newest] = await db
    .select({ askedAt: lostCode.askedAt, objectedAt: lostCode.objectedAt })
    .from(lostCode)
    .where(isOpenOf(reportId))
    .orderBy(...newestFirst)
    .limit(1);
  return newest ?? null;
}

/**
 * "It was not me", said by whoever holds the present code about all that was asked until now. It ends nothing, as that code
 * may be the stolen one: the call decides, and who calls is told. Safe to repeat. @throws Forbidden
 */
export async function stopLostCodes(
  db: Database,
  { session, now }: { session: ReporterSession; now: Date },
): Promise<void> {
  const { reportId } = session;
  refuseUnlessInScope(session, "codes");
  await db.transaction(async (tx) => {
    // Another tab may be objecting at this moment.
    await tx
      .select({ id: report.id })
      .from(report)
      .where(eq(report.id, reportId))
      .for("update");
    const [newest] = await tx
      .select({ id: lostCode.id, objectedAt: lostCode.objectedAt })
      .from(lostCode)
      .where(isOpenOf(reportId))
      .orderBy(...newestFirst)
      .limit(1);
    if (!newest || newest.objectedAt !== null) return;
    await tx
      .update(lostCode)
      .set({ objectedAt: now })
      .where(and(isOpenOf(reportId), isNull(lostCode.objectedAt)));
    await recordEvent(tx, {
      reportId,
      event: { type: "lost-code.stopped", requestId: newest.id },
      actor: reporterOf(session),
      at: now,
    });
  });
}

const newestFirst = [desc(lostCode.askedAt), desc(lostCode.id)];

export function isOpenOf(reportId: string) {
  return and(
    eq(lostCode.reportId, reportId),
    inArray(lostCode.state, openLostCodeStates),
  );
}

async function isFirstOfDay(tx: Database, reportId: string, now: Date) {
  const since = new Date(now.getTime() - dayMs);
  const recent = and(
    eq(lostCode.reportId, reportId),
    gt(lostCode.askedAt, since),
  );
  return (await tx.$count(lostCode, recent)) === 0;
}

/** Whether there was room for it. */
async function insertRequest(
  tx: Database,
  reportId: string,
  { keyring, offer, address, now }: Asking,
): Promise<boolean> {
  const network = `${reportId} ${networkOf(address)}`;
  const source = lookupOf(keyring, "lost-code-source", network);
  const open = await tx
    .select({ source: lostCode.source, count: count() })
    .from(lostCode)
    .where(isOpenOf(reportId))
    .groupBy(lostCode.source);
  const all = open.reduce((sum, each) => sum + each.count, 0);
  const own = open.find((each) => each.source.equals(source))?.count ?? 0;
  if (all >= mostOpen || own >= mostOfNetwork) return false;
  const { requestId, code, weSay, youAnswer } = offer;
  const keys = await keysOfUnits(tx, keyring, reportId);
  const asked = {
    id: requestId,
    codeLookup: lookupOf(keyring, "access-code", code),
    publicKey: publicKeyOfCode(code, requestId),
  };
  const added = await tx
    .insert(lostCode)
    .values({
      reportId,
      ...asked,
      phrasesSealed: sealPhrases(keys, asked, { weSay, youAnswer }),
      source,
      askedAt: now,
      expiresAt: new Date(now.getTime() + lostCodeDays * dayMs),
    })
    .onConflictDoNothing()
    .returning({ id: lostCode.id });
  return added.length > 0;
}
