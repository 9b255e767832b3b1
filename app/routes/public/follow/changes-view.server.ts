import { z } from "zod";
import { codeLabels } from "#app/domain/access/access-codes.server.ts";
import { scopeAllows } from "#app/domain/vocabulary/code-may.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { readUpdates } from "#app/domain/answers/versions.server.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { readOrDamaged } from "#app/domain/vault/damage.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";

export type ChangesView = Awaited<ReturnType<typeof changesView>>;

/** On one page: what an hour on the phone with a responder may change, and light enough for a slow network. */
const limit = 10;

const beforeSchema = z.coerce
  .number()
  .int()
  .positive()
  .optional()
  .catch(undefined);

export async function changesView(
  { db }: RequestContext,
  { key, accessId, scope }: ReporterSession,
  before: string | null,
) {
  const asked = { before: beforeSchema.parse(before ?? undefined), key, limit };
  const { updates, hasOlder } = await readUpdates(db, asked);
  const read = await readOrDamaged(() => readAnswers(db, key));
  const answers = valueIn(read)?.answers ?? {};
  const labels = await codeLabels(db, key);
  return {
    updates: updates.map(({ to, savedAt, changes, ...update }) => ({
      version: to,
      savedAt,
      changes,
      isYours: update.accessId === accessId,
      /** Of the code it was changed with; null for the first code. */
      codeLabel: labels[update.accessId] ?? null,
    })),
    /** What was sent, where the oldest update is shown. */
    sentVersion: hasOlder ? null : (updates.at(-1)?.from ?? null),
    olderThan: hasOlder ? (updates.at(-1)?.to ?? null) : null,
    mayDownload: scopeAllows(scope, "download"),
    isNewest: asked.before === undefined,
    zone: (await findReporterZone(db, answers)) ?? "UTC",
  };
}
