import { sql } from "drizzle-orm";
import { enqueue } from "#db/queue.server.ts";
import type { Database } from "#db/client.server.ts";
import type { StoredFile } from "./store.ts";

/** What lies in the store and no longer counts is deleted after the commit; this is tried until it succeeds. */
export async function enqueueTidying(tx: Database, file: StoredFile) {
  const jobKey = `tidy/${file.evidenceId}`;
  await enqueue(tx, "tidy-evidence", file, { jobKey });
}

/** The same for all files of reports whose rows are about to be deleted. */
export async function enqueueTidyingOf(
  tx: Database,
  { reportIds }: { reportIds: readonly string[] },
) {
  await tx.execute(sql`
    select graphile_worker.add_job(
      'tidy-evidence',
      payload => json_build_object('reportId', report_id, 'evidenceId', id),
      job_key => 'tidy/' || id
    )
    from evidence
    where report_id = any(${sql.param(reportIds)}::uuid[])`);
}
