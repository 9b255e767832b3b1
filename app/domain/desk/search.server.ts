import { and, desc, eq, exists, inArray, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { report, searchTerm } from "#db/schema/index.ts";
import { parseReference } from "../report/reference.ts";
import { organisationTerms } from "../report/search-terms.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { blindWord, wordIndexKey } from "../vault/search-key.server.ts";
import { readsContents, seesAllReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { hasSeeingPart } from "../responder/visible.server.ts";

/**
 * Eight pages. Of a word that more reports hold, those that began last are found; whoever looks for an older one adds a
 * word or a filter.
 */
export const foundMost = 200;

/**
 * Reports with this reference, or whose organisation's name has all of these words. Matches nothing for a text without
 * a word in it. Who reads no contents searches by reference alone: a hit by name would tell the name.
 */
export function matchesSearch(
  db: Database,
  {
    viewer,
    searchSeed,
    typed,
    isNarrowed,
  }: {
    viewer: Viewer;
    /** As `findSearchSeed` gave it; null: by reference alone, until another unit shares it. */
    searchSeed: KeySeed | null;
    typed: string;
    /** With other filters as well: these must see everything that matches. */
    isNarrowed: boolean;
  },
): SQL {
  const reference = parseReference(typed);
  if (reference !== null) return eq(report.reference, reference);
  const { organisation, words } = organisationTerms(typed);
  if (!readsContents(viewer) || organisation === "" || !searchSeed)
    return sql`false`;
  const indexKey = wordIndexKey(searchSeed);
  const terms =
    words.length > 0
      ? words.map((word) => blindWord(indexKey, "organisation-word", word))
      : [blindWord(indexKey, "organisation", organisation)];
  const found = reportsWith(db, viewer, terms);
  // The index holds a term's reports in the order of their ids, and so of their beginning: however common the word is,
  // no more than these are read.
  return inArray(
    report.id,
    isNarrowed
      ? found
      : found.orderBy(desc(searchTerm.reportId)).limit(foundMost),
  );
}

/** Those with all of these terms, of which there is one at least. */
function reportsWith(db: Database, viewer: Viewer, [first, ...rest]: Buffer[]) {
  return db
    .select({ reportId: searchTerm.reportId })
    .from(searchTerm)
    .where(
      and(
        eq(searchTerm.term, first!), // `matchesSearch` answers a text without a term before
        ...rest.map((term) => hasTerm(db, term)),
        seesAllReports(viewer)
          ? undefined
          : hasSeeingPart(db, viewer, searchTerm.reportId),
      ),
    );
}

const other = alias(searchTerm, "other");

function hasTerm(db: Database, term: Buffer): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(other)
      .where(
        and(eq(other.reportId, searchTerm.reportId), eq(other.term, term)),
      ),
  );
}
