import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import { NotFound } from "../refusal.ts";
import { readsFigures } from "../responder/can.ts";
import type { Counting } from "./cohort.server.ts";
import { countCohort, readTimes } from "./counts.server.ts";
import { boundStatements } from "./statements.server.ts";
import {
  countMisroutes,
  countPromises,
  countReopened,
  listUnitNames,
  readLoad,
} from "./work.server.ts";

export type Figures = Awaited<ReturnType<typeof readFigures>>;

/**
 * All figures of a period and of the one before it, by a bounded number of statements over clear columns; nothing sealed is opened.
 * That they were read is recorded.
 * @throws NotFound for who reads no figures
 */
export async function readFigures(db: Database, counting: Counting) {
  const { viewer, now } = counting;
  if (!readsFigures(viewer)) throw new NotFound("no such page");
  const figures = await db.transaction(async (tx) => {
    await boundStatements(tx);
    return {
      counts: await countCohort(tx, counting),
      looks: await readTimes(tx, counting, sql`looked_at`),
      answers: await readTimes(tx, counting, sql`answered_at`),
      promises: await countPromises(tx, counting),
      misroutes: await countMisroutes(tx, counting),
      reopened: await countReopened(tx, counting),
      load: await readLoad(tx, counting),
      units: await listUnitNames(tx),
    };
  });
  const { sessionId, actor } = viewer;
  const event = {
    type: "figures.read",
    shownCount: figures.counts.sent.now,
  } as const;
  await db.transaction((tx) =>
    recordEvent(tx, { sessionId, actor, at: now, event }),
  );
  return figures;
}
