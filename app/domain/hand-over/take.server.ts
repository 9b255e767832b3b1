import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { handedOver } from "#db/schema/index.ts";
import { openAsWorker } from "../vault/hand-over.server.ts";
import type { WorkerKeys } from "../vault/keyring.server.ts";
import { handedOverPlace, mailWordsPlace } from "../vault/places.ts";
import type { HandOverKind } from "../vocabulary/hand-over.ts";
import {
  indicatorsSchema,
  mailWordsSchema,
  slipSchema,
  timesSchema,
  type MailWords,
  type Slip,
} from "./documents.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";

type Taking = { worker: WorkerKeys; reportId: string };

/** Null where mail is not allowed. */
export async function findSlip(
  db: Database,
  taking: Taking,
): Promise<Opened<Slip> | null> {
  return find(db, { ...taking, kind: "slip" }, slipSchema);
}

/** Those that were ahead when they were handed over; null: none were. */
export async function findTimes(
  db: Database,
  taking: Taking,
): Promise<Opened<string[]> | null> {
  return find(db, { ...taking, kind: "times" }, timesSchema);
}

/**
 * Gone with the transaction that takes them. Null: nothing new, or it does not open. Then it stays where it lies, and the next
 * that is handed over replaces it.
 */
export async function takeIndicators(
  tx: Database,
  taking: Taking,
): Promise<string[] | null> {
  const of = { ...taking, kind: "indicators" } as const;
  const found = await find(tx, of, indicatorsSchema);
  if (found?.is !== "opened") return null;
  await tx.delete(handedOver).where(rowOf(of.reportId, of.kind));
  return found.value;
}

export function openMailWords(
  { worker, reportId, mailId }: Taking & { mailId: string },
  sealed: Buffer,
): Opened<MailWords> {
  const place = mailWordsPlace(reportId, mailId);
  return openedOrDamaged(() =>
    openAsWorker(worker, place, sealed, mailWordsSchema),
  );
}

async function find<Document>(
  db: Database,
  { worker, reportId, kind }: Taking & { kind: HandOverKind },
  schema: z.ZodType<Document>,
): Promise<Opened<Document> | null> {
  const [row] = await db
    .select({ sealed: handedOver.sealed })
    .from(handedOver)
    .where(rowOf(reportId, kind));
  if (!row) return null;
  const place = handedOverPlace(reportId, kind);
  return openedOrDamaged(() => openAsWorker(worker, place, row.sealed, schema));
}

function rowOf(reportId: string, kind: HandOverKind) {
  return and(eq(handedOver.reportId, reportId), eq(handedOver.kind, kind));
}
