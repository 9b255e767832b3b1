import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { handedOver } from "#db/schema/index.ts";
import { sealToWorker, type BoxKey } from "../vault/hand-over.server.ts";
import type { WorkerKeys } from "../vault/keyring.server.ts";
import { handedOverPlace, mailWordsPlace } from "../vault/places.ts";
import type { HandOverKind } from "../vocabulary/hand-over.ts";
import type { MailWords, Slip, Words } from "./documents.ts";
import { sealWords } from "./words.server.ts";

/** What is left out stays as it was. */
type HandedOver = {
  /** Null: mail is not allowed any more. */
  slip?: Slip | null;
  /** The terms of all its indicators. */
  indicators?: readonly string[];
  /** All that lie ahead, the earliest first. */
  times?: readonly Date[];
  words?: {
    words: Words;
    /** As `findSearchKey` gave it. */
    searchKey: BoxKey;
  };
};

type HandingOver = {
  reportId: string;
  worker: WorkerKeys;
  what: HandedOver;
  now: Date;
  /** Nothing was handed over before, so nothing is to be taken back. */
  isFirst?: boolean;
};

/**
 * What jobs and later sessions need of an open report, in the transaction that changed it: one statement for all that is
 * there, and one more where something is there no more.
 */
export async function handOver(
  tx: Database,
  handing: HandingOver,
): Promise<void> {
  const { reportId, now: at, isFirst = false } = handing;
  const given = sealedOf(handing);
  if (!isFirst) await takeBack(tx, { reportId, kinds: goneOf(handing.what) });
  if (given.length === 0) return;
  await tx
    .insert(handedOver)
    .values(given.map((each) => ({ reportId, at, ...each })))
    .onConflictDoUpdate({
      target: [handedOver.reportId, handedOver.kind],
      set: { sealed: sql`excluded.sealed`, at },
    });
}

/** It is not to be done any more. */
export async function takeBack(
  tx: Database,
  { reportId, kinds }: { reportId: string; kinds: readonly HandOverKind[] },
): Promise<void> {
  if (kinds.length === 0) return;
  await tx
    .delete(handedOver)
    .where(
      and(eq(handedOver.reportId, reportId), inArray(handedOver.kind, kinds)),
    );
}

/** For the row of one mail, which loses it again when it has gone or failed. */
export function sealMailWords(
  worker: WorkerKeys,
  { reportId, mailId }: { reportId: string; mailId: string },
  words: MailWords,
): Buffer {
  return sealToWorker(worker, mailWordsPlace(reportId, mailId), words);
}

function sealedOf({
  reportId,
  worker,
  what,
}: HandingOver): { kind: HandOverKind; sealed: Buffer }[] {
  const { slip, indicators, times = [], words } = what;
  const toWorker = (kind: HandOverKind, value: unknown) => ({
    kind,
    sealed: sealToWorker(worker, handedOverPlace(reportId, kind), value),
  });
  return [
    ...(slip ? [toWorker("slip", slip)] : []),
    ...(indicators ? [toWorker("indicators", indicators)] : []),
    ...(isOfUse(times) ? [toWorker("times", times)] : []),
    ...(words ? [toSession(words.searchKey, reportId, words.words)] : []),
  ];
}

function toSession(searchKey: BoxKey, reportId: string, words: Words) {
  const kind: HandOverKind = "words";
  return { kind, sealed: sealWords(searchKey, reportId, words) };
}

/** The first stands in the report's row. */
function isOfUse(times: readonly Date[]): boolean {
  return times.length > 1;
}

function goneOf({ slip, times }: HandedOver): HandOverKind[] {
  return [
    ...(slip === null ? (["slip"] as const) : []),
    ...(times && !isOfUse(times) ? (["times"] as const) : []),
  ];
}
