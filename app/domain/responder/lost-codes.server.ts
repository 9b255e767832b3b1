import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { lostCode, responder } from "#db/schema/index.ts";
import {
  readCallNumbers,
  type CallNumbers,
} from "../report/call-numbers.server.ts";
import { isOpenOf, objectedAt } from "../report/lost-code.server.ts";
import type { LostCodeState } from "../report/vocabulary.ts";
import { promisedAt } from "../routing/dues.server.ts";
import type { Band } from "../triage/vocabulary.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { openWordsWithOperations } from "../vault/wrap.server.ts";

/** What the desk needs to call back about a lost code. The code itself is nowhere here. */
export type LostCodes = CallNumbers & {
  /** Those that wait, the oldest first; more than one when several people asked. */
  requests: LostCodeRequest[];
};

export type LostCodeRequest = {
  id: string;
  state: LostCodeState;
  askedAt: Date;
  expiresAt: Date;
  weSay: string;
  theyAnswer: string;
  calledById: string | null;
  calledByName: string | null;
  calledAt: Date | null;
  /** When whoever holds the present code said that it was not them. */
  objectedAt: Date | null;
};

export async function readLostCodes(
  db: Database,
  { keyring, key }: { keyring: Keyring; key: ReportKey },
): Promise<LostCodes> {
  const rows = await db
    .select({
      id: lostCode.id,
      state: lostCode.state,
      askedAt: lostCode.askedAt,
      expiresAt: lostCode.expiresAt,
      phrasesSealed: lostCode.phrasesSealed,
      calledById: lostCode.calledBy,
      calledByName: responder.name,
      calledAt: lostCode.calledAt,
      objectedAt,
    })
    .from(lostCode)
    .leftJoin(responder, eq(responder.id, lostCode.calledBy))
    .where(isOpenOf(key.reportId))
    .orderBy(asc(lostCode.askedAt), asc(lostCode.id));
  const calls = rows.length > 0 ? await readCallNumbers(db, key) : noCalls;
  return {
    ...calls,
    requests: rows.map(({ phrasesSealed, ...row }) => ({
      ...row,
      ...openPhrases(keyring, row.id, phrasesSealed),
    })),
  };
}

const noCalls: CallNumbers = { numbers: [], hours: [] };

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

const phrasesSchema = z.object({ weSay: z.string(), youAnswer: z.string() });

function openPhrases(keyring: Keyring, requestId: string, sealed: Buffer) {
  const words = openWordsWithOperations(keyring, requestId, sealed);
  const { weSay, youAnswer } = phrasesSchema.parse(JSON.parse(words));
  return { weSay, theyAnswer: youAnswer };
}
