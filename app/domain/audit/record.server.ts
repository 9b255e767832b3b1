import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { instantText, linkText } from "./chain.server.ts";
import { eventSchema, type Actor, type AuditEvent } from "./events.ts";
import { subjectOf, type About } from "./subject.ts";

type Recording = About & { actor: Actor; at: Date };

/**
 * Adds one row to a chain, in one statement. The chain stays locked until the caller's transaction ends, so a command
 * that writes to two chains writes to the chain of the report first.
 */
export async function recordEvent(
  tx: Database,
  recording: Recording & { event: AuditEvent },
): Promise<void> {
  const { event, ...rest } = recording;
  await recordEvents(tx, { ...rest, events: [event] });
}

/**
 * Adds several rows to one chain, in the order given, by one statement however many rows there are. After `events`
 * come `ruled`, which the rules did because of them and no person did, and then `last`.
 */
export async function recordEvents(
  tx: Database,
  recording: Recording & {
    events: readonly AuditEvent[];
    ruled?: readonly AuditEvent[];
    last?: readonly AuditEvent[];
  },
): Promise<void> {
  const { actor, events, ruled = [], last = [] } = recording;
  if (events.length === 0) return;
  const at = instantText(recording.at);
  const linksOf = (some: readonly AuditEvent[], actor: Actor) =>
    some.map((event) => {
      const { type, ...detail } = eventSchema.parse(event);
      return linkText({ type, at, actor, detail });
    });
  const links = [
    ...linksOf(events, actor),
    ...linksOf(ruled, rules),
    ...linksOf(last, actor),
  ];
  const { subject, subjectId } = subjectOf(recording);
  await tx.execute(
    sql`select record_events(${subject}, ${subjectId}, ${sql.param(links)})`,
  );
}

const rules = { kind: "system", part: "rules" } as const;
