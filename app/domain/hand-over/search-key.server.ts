import type { Database } from "#db/client.server.ts";
import { houseHalf } from "../unit-key/chain.server.ts";
import type { BoxKey } from "../vault/hand-over.server.ts";
import { searchPublicKeyOf } from "../vault/search-key.server.ts";

/**
 * To which words and names are sealed until a session of the desk indexes them.
 * @throws Error while the directory vouched for none: the house is not set up
 */
export async function findSearchKey(
  db: Database,
  directoryKey: Buffer,
): Promise<BoxKey> {
  const directory = directoryKey.toString("base64url");
  const known = found.get(directory);
  if (known) return known;
  const half = await houseHalf(db, directoryKey, "search");
  if (!half) throw new Error("the directory vouches for no search key");
  const key = { number: 1, publicKey: searchPublicKeyOf(half) };
  found.set(directory, key);
  return key;
}

/** By directory key. A house has one search key for good, and every sending asks for it. */
const found = new Map<string, BoxKey>();
