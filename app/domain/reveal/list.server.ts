import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responder, reveal } from "#db/schema/index.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";
import { revealPlace } from "../vault/places.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";
import type { RevealPurpose } from "../vocabulary/reveal.ts";

/** Who saw personal data of a report, what for, and from when until when at most. */
type Reveal = {
  id: string;
  name: string;
  purpose: RevealPurpose;
  words: Opened<string> | null;
  at: Date;
  until: Date;
};

export type Reveals = {
  /** How long the viewer's own still lasts; null: masked to them. */
  leftMs: number | null;
  /** Newest first, `listedMost` at most. */
  reveals: Reveal[];
};

const listedMost = 30;

/** All of it by one query. Whether something is shown is told by the same clock that gave the time. */
export async function readReveals(
  db: Database,
  key: ReportKey,
  { responderId }: { responderId: string },
): Promise<Reveals> {
  const left = sql`extract(epoch from ${reveal.expiresAt} - statement_timestamp())`;
  const rows = await db
    .select({
      id: reveal.id,
      name: responder.name,
      purpose: reveal.purpose,
      wordsSealed: reveal.wordsSealed,
      at: reveal.revealedAt,
      expiresAt: reveal.expiresAt,
      hiddenAt: reveal.hiddenAt,
      ownLeftMs: sql<number | null>`case
        when ${reveal.responderId} = ${responderId} and ${reveal.hiddenAt} is null and ${left} > 0
        then ceil(${left} * 1000)::integer
      end`,
    })
    .from(reveal)
    .innerJoin(responder, eq(responder.id, reveal.responderId))
    .where(eq(reveal.reportId, key.reportId))
    .orderBy(desc(reveal.revealedAt), desc(reveal.id))
    .limit(listedMost);
  const lasting = rows.flatMap(({ ownLeftMs }) => ownLeftMs ?? []);
  return {
    leftMs: lasting.length > 0 ? Math.max(...lasting) : null,
    reveals: rows.map(({ id, name, purpose, at, ...row }) => ({
      ...{ id, name, purpose, at },
      until: row.hiddenAt ?? row.expiresAt,
      words: openWords(key, id, row.wordsSealed),
    })),
  };
}

function openWords(key: ReportKey, id: string, sealed: Buffer | null) {
  return (
    sealed && openedOrDamaged(() => openText(key, revealPlace(id), sealed))
  );
}
