import type { Database } from "#db/client.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { matchIn, type MatchRank } from "../search/match.ts";
import type { SearchQuery } from "../search/query.ts";
import { sentenceOf, type Piece } from "../search/sentence.ts";
import type { TextPlace } from "../search/text.ts";
import type { SealedKey } from "../unit-key/report-key.server.ts";
import { valueIn } from "../vault/opened.ts";
import { keyOrDamaged } from "./report-key.server.ts";
import { readTexts } from "./search-texts.server.ts";

/** Why a report was found: the sentence that shows it best, and where it stands; null where that is personal. */
export type Hit = {
  rank: MatchRank;
  place: TextPlace;
  sentence: Piece[] | null;
};
export type Hits = ReadonlyMap<string, Hit>;

/** For one page no more reports are opened to be looked through. */
export const lookedMost = 100;

/** Which of these reports say what is asked for, as their texts stand now. What does not open is not found by what it holds. */
export async function lookThrough(
  db: Database,
  {
    viewer,
    query,
    rows,
  }: {
    viewer: Viewer;
    query: SearchQuery;
    rows: readonly (SealedKey & { reportId: string })[];
  },
): Promise<Hits> {
  const keys = rows.flatMap((row) => {
    const key = keyOrDamaged(viewer, row.reportId, row);
    return (key && valueIn(key)) ?? [];
  });
  const hits = new Map<string, Hit>();
  for (const [reportId, texts] of await readTexts(db, keys)) {
    const match = matchIn(query, texts);
    if (!match) continue;
    const { rank, text, ranges } = match;
    const sentence = text.isPersonal ? null : sentenceOf(text.text, ranges);
    hits.set(reportId, { rank, place: text.place, sentence });
  }
  return hits;
}
