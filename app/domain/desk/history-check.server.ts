import { desc, lt } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditCheckpoint } from "#db/schema/index.ts";
import { sayBreach, type Breach } from "../audit/breach.ts";
import { parseCheckpoint } from "../audit/checkpoint-line.server.ts";
import { verifySince } from "../audit/verify-since.server.ts";
import { verifyHistory } from "../audit/verify.server.ts";
import { WrongChoice } from "../refusal.ts";
import { recordAct } from "../responder/record-act.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { findReference } from "./history-find.server.ts";
import { requireAuditor } from "./history.server.ts";

/** How long a check on the page may take; the command on the server takes what it needs. */
const checkSeconds = 10;

export type Checked = {
  of: "report" | "since";
  /** Of the checkpoint. */
  number: number | null;
  /** Of the report; null for what is no sent report. */
  reference: string | null;
  isWhole: boolean;
  chainsCount: number;
  eventsCount: number;
  /** What is amiss, each in a sentence. */
  breaches: string[];
};

type Checking = {
  viewer: Viewer;
  of: { reportId: string } | { line: string };
  now: Date;
  /** Milliseconds, for how long it may go on. */
  clock?: () => number;
};

/**
 * Computes anew the chain of one report, or what came after a checkpoint whose line is given, for as long as a page may
 * take; and the record that it was.
 * @throws Forbidden, WrongChoice for what is no line
 */
export async function checkOnPage(
  db: Database,
  { viewer, of, now, clock = Date.now }: Checking,
): Promise<Checked> {
  requireAuditor(viewer);
  const until = clock() + checkSeconds * 1_000;
  const mayGoOn = () => clock() < until;
  const checked =
    "reportId" in of
      ? await checkReport(db, of.reportId, mayGoOn)
      : await checkSince(db, of.line, mayGoOn);
  const { isWhole, eventsCount, breaches, number } = checked;
  const event = {
    type: "history.checked",
    of: checked.of,
    ...("reportId" in of && { reportId: of.reportId }),
    ...(number !== null && { number }),
    ...{ eventsCount, isWhole, breachesCount: breaches.length },
  } as const;
  await db.transaction((tx) => recordAct(tx, { by: viewer, now }, event));
  return checked;
}

async function checkReport(
  db: Database,
  reportId: string,
  mayGoOn: () => boolean,
): Promise<Checked> {
  const verified = await verifyHistory(db, { of: reportId, mayGoOn });
  const { isWhole, chainsCount, eventsCount, broken } = verified;
  const breaches = broken.map((row): Breach => ({ is: "broken", ...row }));
  return {
    ...{ of: "report", number: null, isWhole, chainsCount, eventsCount },
    reference: await findReference(db, reportId),
    breaches: breaches.map(sayBreach),
  };
}

async function checkSince(
  db: Database,
  typed: string,
  mayGoOn: () => boolean,
): Promise<Checked> {
  const since = parseCheckpoint(typed.replace(/\s+/g, ""));
  if (!since)
    throw new WrongChoice(
      "line",
      "That is no line of a checkpoint: copy all of it",
    );
  const { breaches, ...seen } = await verifySince(db, { since, mayGoOn });
  return {
    ...{ of: "since", number: since.number, reference: null, ...seen },
    breaches: breaches.map(sayBreach),
  };
}

export type ListedCheckpoint = {
  number: number;
  line: string;
  /** Null where the line is none. */
  at: Date | null;
  eventsCount: number | null;
};

/** Signed lines, the newest first; `before` is the last number of the page before. */
export async function listCheckpoints(
  db: Database,
  {
    viewer,
    before = null,
    limit,
  }: { viewer: Viewer; before?: number | null; limit: number },
): Promise<ListedCheckpoint[]> {
  requireAuditor(viewer);
  const { number } = auditCheckpoint;
  const rows = await db
    .select()
    .from(auditCheckpoint)
    .where(before === null ? undefined : lt(number, before))
    .orderBy(desc(number))
    .limit(limit);
  return rows.map(({ number, line }) => {
    const signed = parseCheckpoint(line);
    const { at = null, eventsCount = null } = signed ?? {};
    return { number, line, at, eventsCount };
  });
}
