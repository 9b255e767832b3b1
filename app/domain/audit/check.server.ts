import type { Database } from "#db/client.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { Breach } from "./breach.ts";
import type { SignedCheckpoint } from "./checkpoint-line.server.ts";
import { crossCheck } from "./cross-check.server.ts";
import { verifyCheckpoints } from "./verify-checkpoints.server.ts";
import { verifyHistory } from "./verify.server.ts";

/** Everything that can be asked of the history: its links, its checkpoints, and what else the database says. */
export async function checkHistory(
  db: Database,
  options: { keyring: Keyring; since: SignedCheckpoint | null },
) {
  const { eventsCount, chainsCount, broken } = await verifyHistory(db);
  const checked = await verifyCheckpoints(db, options);
  const breaches: Breach[] = [
    ...broken.map((row) => ({ is: "broken", ...row }) as const),
    ...checked.breaches,
    ...(await crossCheck(db)),
  ];
  return { ...checked, eventsCount, chainsCount, breaches };
}
