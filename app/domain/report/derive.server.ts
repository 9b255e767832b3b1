import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, searchTerm } from "#db/schema/index.ts";
import { listHashes } from "../evidence/hashes.server.ts";
import { enqueueScans } from "../evidence/queue.server.ts";
import type { Indicator } from "../indicator/recognised.ts";
import { termsOf as indicatorTerms } from "../indicator/terms.ts";
import { blindTerm, type IndexedKind } from "../vault/blind-index.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { valueOf } from "../form/answers.ts";
import { operationsKeyOf } from "../answers/open.server.ts";
import { onPath } from "../form/path.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { organisationTerms } from "./search-terms.ts";
import { sightingsOf } from "./sightings.ts";

/**
 * What can be worked out after a report was accepted: so far the blind index of its organisation and its indicators, the
 * hashes of its files among them. Safe to run twice, and again after an update: the terms are replaced as a whole.
 */
export async function deriveReport(
  db: Database,
  { keyring, reportId }: { keyring: Keyring; reportId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    // Two runs at once would each delete what they see and add the same terms.
    await tx
      .select({ id: report.id })
      .from(report)
      .where(eq(report.id, reportId))
      .for("update");
    const key = await operationsKeyOf(tx, keyring, reportId);
    const { answers } = await readAnswers(tx, key);
    const name = valueOf(onPath(answers), "org_name");
    await replaceTerms(tx, reportId, [
      ...termsOf(keyring, name ?? ""),
      ...sightingTerms(keyring, [
        ...sightingsOf(answers).sightings,
        ...(await listHashes(tx, key)),
      ]),
    ]);
    // Files of a draft could not be opened before it was sent.
    await enqueueScans(tx, { reportId });
  });
}

type Term = { kind: IndexedKind; term: Buffer };

function termsOf(keyring: Keyring, name: string): Term[] {
  const { organisation, words } = organisationTerms(name);
  if (organisation === "") return [];
  const term = (kind: IndexedKind, text: string): Term => ({
    kind,
    term: blindTerm(keyring, kind, text),
  });
  return [
    term("organisation", organisation),
    ...words.map((word) => term("organisation-word", word)),
  ];
}

/** What the reporter left out is not looked for. */
function sightingTerms(keyring: Keyring, sighted: Indicator[]): Term[] {
  const texts = sighted.flatMap(indicatorTerms);
  return [...new Set(texts)].map((text) => ({
    kind: "indicator",
    term: blindTerm(keyring, "indicator", text),
  }));
}

async function replaceTerms(tx: Database, reportId: string, terms: Term[]) {
  await tx
    .delete(searchTerm)
    .where(
      and(
        eq(searchTerm.reportId, reportId),
        inArray(searchTerm.kind, [
          "organisation",
          "organisation-word",
          "indicator",
        ]),
      ),
    );
  if (terms.length === 0) return;
  await tx
    .insert(searchTerm)
    .values(terms.map((term) => ({ reportId, ...term })));
}
