import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { enqueue } from "#db/queue.server.ts";
import { evidence } from "#db/schema/index.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { matchedTerms } from "../answers/matched.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { handOver } from "../hand-over/hand-over.server.ts";
import { termOf } from "../indicator/terms.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { openHash, openTerms } from "./sealed.server.ts";
import { openedOrDamaged, readOrDamaged } from "../vault/damage.server.ts";
import { valueIn } from "../vault/opened.ts";

/**
 * The terms of a report's files: the hash of each, as the same file in two reports links them, and what was read in those of
 * text. What does not open is matched with nothing.
 */
export async function listFileTerms(
  db: Database,
  key: ReportKey,
): Promise<string[]> {
  const files = await db
    .select({
      id: evidence.id,
      sizeBytes: evidence.sizeBytes,
      sha256Sealed: evidence.sha256Sealed,
      termsSealed: evidence.termsSealed,
    })
    .from(evidence)
    .where(
      and(eq(evidence.reportId, key.reportId), eq(evidence.state, "kept")),
    );
  return files.flatMap(({ id, sizeBytes, sha256Sealed, termsSealed }) => [
    // Every empty file has the same hash, and says nothing.
    ...(sha256Sealed && sizeBytes > 0 ? hashTerm(key, id, sha256Sealed) : []),
    ...(termsSealed
      ? (valueIn(openedOrDamaged(() => openTerms(key, id, termsSealed))) ?? [])
      : []),
  ]);
}

function hashTerm(key: ReportKey, id: string, sealed: Buffer): string[] {
  const value = valueIn(openedOrDamaged(() => openHash(key, id, sealed)));
  return value === null ? [] : [termOf({ kind: "sha256", value })];
}

/**
 * Of a sent report whose files say more than before: all its terms, to be matched anew. Nothing where its answers do not
 * open, as what is handed over replaces what was matched of them.
 */
export async function handOverTerms(
  tx: Database,
  {
    session,
    now,
  }: {
    session: Pick<ReporterSession, "reportId" | "key" | "worker">;
    now: Date;
  },
): Promise<void> {
  const { reportId, key, worker } = session;
  const read = await readOrDamaged(() => readAnswers(tx, key));
  if (read.is === "damaged") return;
  const { answers } = read.value;
  const indicators = matchedTerms(answers, await listFileTerms(tx, key));
  await handOver(tx, { reportId, worker, what: { indicators }, now });
  const jobKey = `derive:${reportId}`;
  await enqueue(tx, "derive-report", { reportId }, { jobKey });
}
