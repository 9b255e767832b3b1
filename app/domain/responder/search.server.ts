import { and, eq, exists, sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, searchTerm } from "#db/schema/index.ts";
import { parseReference } from "../report/reference.ts";
import { organisationTerms } from "../report/search-terms.ts";
import { blindTerm, type TermKind } from "../vault/blind-index.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

/**
 * Reports with this reference, or whose organisation's name has all of these words. Matches nothing for a text without
 * a word in it. Who reads no contents searches by reference alone: a hit by name would tell the name.
 */
export function matchesSearch(
  db: Database,
  {
    keyring,
    typed,
    byName,
  }: { keyring: Keyring; typed: string; byName: boolean },
): SQL {
  const reference = parseReference(typed);
  if (reference !== null) return eq(report.reference, reference);
  const { organisation, words } = organisationTerms(typed);
  if (!byName || organisation === "") return sql`false`;
  const has = (kind: TermKind, term: string) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(searchTerm)
        .where(
          and(
            eq(searchTerm.reportId, report.id),
            eq(searchTerm.term, blindTerm(keyring, kind, term)),
          ),
        ),
    );
  const byWords = words.map((word) => has("organisation-word", word));
  return sql.join(
    byWords.length > 0 ? byWords : [has("organisation", organisation)],
    sql` and `,
  );
}
