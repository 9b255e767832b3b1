import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, searchTerm } from "#db/schema/index.ts";
import { takeIndicators } from "../hand-over/take.server.ts";
import { blindTerm, type IndexedKind } from "../vault/blind-index.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

type Deriving = { keyring: Keyring; reportId: string };

/**
 * Matches what was handed over of a report with all others: the blind index of its indicators, the hashes of its files among
 * them. Safe to run twice, and again after an update: the terms are replaced as a whole, and what was handed over is gone
 * with the transaction that indexed it.
 */
export async function deriveReport(
  db: Database,
  { keyring, reportId }: Deriving,
): Promise<void> {
  await db.transaction(async (tx) => {
    // Two runs at once would each delete what they see and add the same terms.
    await tx
      .select({ id: report.id })
      .from(report)
      .where(eq(report.id, reportId))
      .for("update");
    const { worker } = keyring;
    const texts = await takeIndicators(tx, { worker, reportId });
    if (texts !== null)
      await replaceTerms(
        tx,
        { reportId, kinds: ["indicator"] },
        texts.map((text) => termOf(keyring, "indicator", text)),
      );
  });
}

type Term = { kind: IndexedKind; term: Buffer };

function termOf(keyring: Keyring, kind: IndexedKind, text: string): Term {
  return { kind, term: blindTerm(keyring, kind, text) };
}

async function replaceTerms(
  tx: Database,
  { reportId, kinds }: { reportId: string; kinds: IndexedKind[] },
  terms: Term[],
) {
  await tx
    .delete(searchTerm)
    .where(
      and(eq(searchTerm.reportId, reportId), inArray(searchTerm.kind, kinds)),
    );
  if (terms.length === 0) return;
  await tx
    .insert(searchTerm)
    .values(terms.map((term) => ({ reportId, ...term })));
}
