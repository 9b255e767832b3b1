import type { Database } from "#db/client.server.ts";
import { indexWords } from "../hand-over/words.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { findSearchSeed } from "../unit-key/search-share.server.ts";
import { indexChanged } from "./search-index.server.ts";
import { tendKeys } from "../unit-key/tend.server.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

/** What only a session can do for others: keys that wait to be sealed, words that wait to be indexed. Bounded, safe to repeat. */
export async function tend(
  db: Database,
  { keyring, by, now }: { keyring: Keyring; by: Viewer; now: Date },
): Promise<void> {
  await tendKeys(db, { keyring, by, now });
  const searchSeed = await findSearchSeed(db, by);
  if (!searchSeed) return;
  await indexHandedOver(db, { searchSeed, now });
  for (let go = 1; go <= goesMost; go++) {
    const { isMore } = await indexChanged(db, { viewer: by, searchSeed });
    if (!isMore) break;
  }
}

/** So that what was sent before there was a search is indexed within days, and no page waits for it. */
const goesMost = 4;

/** Of one go; what is beyond it waits for the next. */
const indexedMost = 50;

async function indexHandedOver(
  db: Database,
  { searchSeed, now }: { searchSeed: KeySeed; now: Date },
): Promise<void> {
  await db.transaction((tx) =>
    indexWords(tx, { searchSeed, limit: indexedMost, now }),
  );
}
