import { inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportTerms, reportTermsWanted } from "#db/schema/index.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { monthOf, TextIndex } from "../vault/text-index.server.ts";
import { termsOfTexts } from "./terms.ts";
import type { SearchText } from "./text.ts";

/** The row of the index by which a report is found that says this. */
export function termsRow(
  index: TextIndex,
  reportId: string,
  texts: readonly SearchText[],
): typeof reportTerms.$inferInsert {
  const month = monthOf(reportId);
  const blind = termsOfTexts(texts).map((text) => index.blind(month, text));
  const terms = new Set(blind.map(({ term }) => term));
  const exact = blind.map(({ exact }) => exact);
  return {
    reportId,
    terms: [...terms].sort((a, b) => a - b),
    exactSealed: index.seal(reportId, exact),
  };
}

/** In the place of whatever was indexed of these reports, with the marks by which they were wanted. */
export async function replaceTerms(
  tx: Database,
  {
    searchSeed,
    reports,
    wantedIds,
  }: {
    searchSeed: KeySeed;
    reports: readonly { reportId: string; texts: readonly SearchText[] }[];
    /** Read before the texts were: what came since has a mark of its own. */
    wantedIds: readonly number[];
  },
): Promise<void> {
  const index = new TextIndex(searchSeed);
  const rows = reports.map(({ reportId, texts }) =>
    termsRow(index, reportId, texts),
  );
  if (rows.length > 0)
    await tx
      .insert(reportTerms)
      .values(rows)
      .onConflictDoUpdate({
        target: reportTerms.reportId,
        set: {
          terms: sql`excluded.terms`,
          exactSealed: sql`excluded.exact_sealed`,
        },
      });
  if (wantedIds.length > 0)
    await tx
      .delete(reportTermsWanted)
      .where(inArray(reportTermsWanted.id, [...wantedIds]));
}
