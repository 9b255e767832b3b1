import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { reportTask, responder, unit } from "#db/schema/index.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { taskPlace } from "../vault/places.ts";
import { openJson, type ReportKey } from "../vault/seal.server.ts";
import { taskWordsSchema } from "./task-words.ts";

const assignee = alias(responder, "assignee");
const doer = alias(responder, "doer");

/** All of a report's tasks as its units added them, in the order in which they were. */
export async function listTasks(db: Database, key: ReportKey) {
  const rows = await db
    .select({
      id: reportTask.id,
      unitId: reportTask.unitId,
      unitName: unit.name,
      sealed: reportTask.sealed,
      assigneeId: reportTask.assigneeId,
      assigneeName: assignee.name,
      dueAt: reportTask.dueAt,
      doneAt: reportTask.doneAt,
      doneByName: doer.name,
    })
    .from(reportTask)
    .innerJoin(unit, eq(unit.id, reportTask.unitId))
    .leftJoin(assignee, eq(assignee.id, reportTask.assigneeId))
    .leftJoin(doer, eq(doer.id, reportTask.doneBy))
    .where(eq(reportTask.reportId, key.reportId))
    .orderBy(
      asc(reportTask.addedAt),
      asc(reportTask.place),
      asc(reportTask.id),
    );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    words: openedOrDamaged(() =>
      openJson(key, taskPlace(row.id), sealed, taskWordsSchema),
    ),
  }));
}
