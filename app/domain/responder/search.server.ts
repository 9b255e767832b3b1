import { and, eq, exists, sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, searchTerm } from "#db/schema/index.ts";
import { organisationTerms } from "../report/search-terms.ts";
import { normalise } from "../vault/base32.ts";
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
  const isReference = eq(bareReference, normalise(typed));
  const { organisation, words } = organisationTerms(typed);
  if (!byName || organisation === "") return isReference;
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
  const isNamed =
    byWords.length > 0 ? and(...byWords) : has("organisation", organisation);
  return sql`(${isReference} or ${isNamed})`;
}

const bareReference = sql`${report.reference}`;
