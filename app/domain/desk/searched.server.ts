import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { actorSchema, type Actor } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { parseReference, parseReferenceStart } from "../report/reference.ts";
import { isLegalForm } from "../report/search-terms.ts";
import { parseQuery } from "../search/query.ts";
import { termsToFind } from "../search/special.ts";
import { saysLittle, tokensOf } from "../search/words.ts";
import { blindTerm } from "../vault/blind-index.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

/**
 * What the history keeps of a search: a blind term for each word, in the order in which nothing can be read from it. They are
 * not those of the index, so the database does not tell which reports a search was for.
 */
export function searchedTerms(keyring: Keyring, typed: string): string[] {
  const reference = parseReference(typed) ?? parseReferenceStart(typed);
  const terms = reference === null ? soughtIn(typed) : [reference];
  return [...new Set(terms)]
    .map((term) => blindTerm(keyring, "searched", term).toString("hex"))
    .sort();
}

/** The words that say something, or the thing in its one spelling; where there are none, whatever words there are. */
function soughtIn(typed: string): string[] {
  const sought = parseQuery(typed).parts.flatMap(({ words, special }) =>
    special
      ? termsToFind(special).slice(0, 1)
      : words.filter((word) => !saysLittle(word) && !isLegalForm(word)),
  );
  return sought.length > 0 ? sought : tokensOf(typed).map(({ word }) => word);
}

type PastSearch = { at: Date; actor: Actor };

/**
 * The newest searches for all of these words, whatever else they were for; and the record that it was asked. Reads through
 * the history: it is a question for once in a while.
 */
export async function listSearches(
  db: Database,
  {
    keyring,
    typed,
    by,
    now,
    limit = 50,
  }: {
    keyring: Keyring;
    typed: string;
    by: Actor;
    now: Date;
    limit?: number;
  },
): Promise<PastSearch[]> {
  const terms = searchedTerms(keyring, typed);
  if (terms.length === 0) return [];
  const { type, detail, at, actor } = auditEvent;
  const rows = await db
    .select({ at, actor })
    .from(auditEvent)
    .where(
      sql`${eq(type, "queue.read")} and ${detail} -> 'searched' ?& ${sql.param(terms)}::text[]`,
    )
    .orderBy(desc(at))
    .limit(limit);
  await recordEvent(db, {
    event: { type: "history.read", shownCount: rows.length },
    ...{ actor: by, at: now },
  });
  return rows.map((row) => ({
    at: row.at,
    actor: actorSchema.parse(row.actor),
  }));
}
