import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { lostCode, responder } from "#db/schema/index.ts";
import {
  readCallNumbers,
  type CallNumbers,
} from "../lost-code/call-numbers.server.ts";
import { isOpenOf } from "../lost-code/lost-code.server.ts";
import {
  openPhrases,
  type ProofPhrases,
} from "../lost-code/proof-phrases.server.ts";
import type { LostCodeState } from "../vocabulary/report.ts";
import { promisedAt } from "../routing/dues.server.ts";
import type { Band } from "../vocabulary/triage.ts";
import type { KeyHolder } from "../unit-key/report-key.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";

/** What the desk needs to call back about a lost code. The code itself is nowhere here. */
export type LostCodes = CallNumbers & {
  /** Those that wait, the oldest first; more than one when several people asked. */
  requests: LostCodeRequest[];
};

type LostCodeRequest = {
  id: string;
  state: LostCodeState;
  askedAt: Date;
  expiresAt: Date;
  /**
   * "changed": the row was, in the database, since it was made, and nothing that it says can be believed. "for-other-units":
   * this one had no part in the report yet.
   */
  phrases: ProofPhrases | "changed" | "for-other-units";
  calledById: string | null;
  calledByName: string | null;
  calledAt: Date | null;
  /** When whoever holds the present code said that it was not them. */
  objectedAt: Date | null;
};

export async function readLostCodes(
  db: Database,
  { viewer, key }: { viewer: KeyHolder; key: ReportKey },
): Promise<LostCodes> {
  const rows = await db
    .select({
      id: lostCode.id,
      state: lostCode.state,
      askedAt: lostCode.askedAt,
      expiresAt: lostCode.expiresAt,
      phrasesSealed: lostCode.phrasesSealed,
      codeLookup: lostCode.codeLookup,
      publicKey: lostCode.publicKey,
      calledById: lostCode.calledBy,
      calledByName: responder.name,
      calledAt: lostCode.calledAt,
      objectedAt: lostCode.objectedAt,
    })
    .from(lostCode)
    .leftJoin(responder, eq(responder.id, lostCode.calledBy))
    .where(isOpenOf(key.reportId))
    .orderBy(asc(lostCode.askedAt), asc(lostCode.id));
  const calls = rows.length > 0 ? await readCallNumbers(db, key) : noCalls;
  return {
    ...calls,
    requests: rows.map(({ phrasesSealed, codeLookup, publicKey, ...row }) => ({
      ...row,
      phrases: phrasesOf(viewer, {
        ...{ id: row.id, phrasesSealed, codeLookup, publicKey },
      }),
    })),
  };
}

const noCalls: CallNumbers = { numbers: [], hours: [], isDamaged: false };

/** A call is owed as soon as a first answer would be; at night as well, as whoever lost the code cannot write. */
export function callBackDueAt(owed: {
  band: Band | null;
  askedAt: Date;
  timeZone: string;
}): Date {
  const { band, askedAt: from, timeZone } = owed;
  const hours = { isRoundTheClock: true, timeZone };
  const kind = "first-answer";
  return promisedAt({ kind, band: band ?? "baseline", from, hours });
}

function phrasesOf(
  viewer: KeyHolder,
  request: Parameters<typeof openPhrases>[1],
): LostCodeRequest["phrases"] {
  const phrases = openedOrDamaged(() => openPhrases(viewer, request));
  if (phrases.is === "damaged") return "changed";
  return phrases.value ?? "for-other-units";
}
