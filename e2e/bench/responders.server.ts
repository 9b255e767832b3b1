import { sql } from "drizzle-orm";
import { startSession } from "#app/domain/responder/session.server.ts";
import { responderCookie } from "#app/server/responder-session.server.ts";
import type { Database } from "#db/client.server.ts";
import { personSeedOf } from "#db/testing/keys.server.ts";
import type { World } from "./life.server.ts";
import { cookieOf } from "./reporters.server.ts";

/** Browsers of the person of a unit; each has its own session and so its own chain of the history. */
export async function signIn(
  db: Database,
  { keyring, now, people }: World,
  { unitId, count }: { unitId: string; count: number },
): Promise<string[]> {
  const responderId = people.get(unitId)?.id;
  if (!responderId) throw new Error(`nobody works at ${unitId}`);
  const by = "passkey" as const;
  return Promise.all(
    Array.from({ length: count }, async () => {
      const personSeed = personSeedOf(responderId);
      const given = { keyring, responderId, personSeed, by, now };
      const { token } = await startSession(db, given);
      return cookieOf(responderCookie(token));
    }),
  );
}

/** The field office with the most work at hand. */
export async function busiestOffice(db: Database): Promise<string> {
  const { rows } = await db.execute<{ unit_id: string }>(sql`
    select unit_id
    from assignment
    join unit on unit.id = unit_id
    where assignment.state in ('offered', 'accepted') and unit.kind = 'field-office'
    group by unit_id
    order by count(*) desc
    limit 1`);
  const [first] = rows;
  if (!first) throw new Error("no office has a part in anything");
  return first.unit_id;
}

/** Reports that the unit has a live part in; of all that were sent, open or not, without a unit. */
export async function someReports(
  db: Database,
  { unitId, count }: { unitId?: string; count: number },
): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(
    unitId
      ? sql`
        select report_id as id
        from assignment
        where unit_id = ${unitId} and state in ('offered', 'accepted')
        order by md5(report_id::text)
        limit ${count}`
      : sql`
        select id
        from report
        where status <> 'draft'
        order by md5(id::text)
        limit ${count}`,
  );
  return rows.map(({ id }) => id);
}
