import { createDemonstrationAccounts } from "#app/domain/responder/demonstration.server.ts";
import type { Installation } from "./installation.server.ts";

/** The accounts of a demonstration and, when it holds no report yet, its story. */
export async function seedWhenNew(
  { db, now }: Installation,
  _tell: (words: string) => void,
): Promise<void> {
  await createDemonstrationAccounts(db, { now: now() });
}
