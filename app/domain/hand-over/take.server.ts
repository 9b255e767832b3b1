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

type Taking = { worker: WorkerKeys; reportId: string };

/** Null where mail is not allowed. @throws CannotOpen */
export async function findSlip(
  db: Database,
  taking: Taking,
): Promise<Slip | null> {
  return find(db, { ...taking, kind: "slip" }, slipSchema);
}

/** Those that were ahead when they were handed over. @throws CannotOpen */
export async function findTimes(db: Database, taking: Taking): Promise<Date[]> {
  const times = await find(db, { ...taking, kind: "times" }, timesSchema);
  return (times ?? []).map((time) => new Date(time));
}

/** Gone with the transaction that takes them. Null: nothing new. @throws CannotOpen */
export function takeIndicators(
  tx: Database,
  taking: Taking,
): Promise<string[] | null> {
  return take(tx, { ...taking, kind: "indicators" }, indicatorsSchema);
}

/** @throws CannotOpen */
export function openMailWords(
  { worker, reportId, mailId }: Taking & { mailId: string },
  sealed: Buffer,
): MailWords {
  const place = mailWordsPlace(reportId, mailId);
  return mailWordsSchema.parse(openAsWorker(worker, place, sealed));
}

async function find<Document>(
  db: Database,
  { worker, reportId, kind }: Taking & { kind: HandOverKind },
  schema: z.ZodType<Document>,
): Promise<Document | null> {
  const [row] = await db
    .select({ sealed: handedOver.sealed })
    .from(handedOver)
    .where(rowOf(reportId, kind));
  return row ? opened(worker, { reportId, kind }, row.sealed, schema) : null;
}

async function take<Document>(
  tx: Database,
  { worker, reportId, kind }: Taking & { kind: HandOverKind },
  schema: z.ZodType<Document>,
): Promise<Document | null> {
  const [row] = await tx
    .delete(handedOver)
    .where(rowOf(reportId, kind))
    .returning({ sealed: handedOver.sealed });
  return row ? opened(worker, { reportId, kind }, row.sealed, schema) : null;
}

function opened<Document>(
  worker: WorkerKeys,
  { reportId, kind }: { reportId: string; kind: HandOverKind },
  sealed: Buffer,
  schema: z.ZodType<Document>,
): Document {
  const place = handedOverPlace(reportId, kind);
  return schema.parse(openAsWorker(worker, place, sealed));
}

function rowOf(reportId: string, kind: HandOverKind) {
  return and(eq(handedOver.reportId, reportId), eq(handedOver.kind, kind));
}
