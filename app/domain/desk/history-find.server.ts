import { and, eq, ne } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, responder } from "#db/schema/index.ts";
import { provenPeople } from "../identity/person.server.ts";
import { parseReference } from "../report/reference.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { requireAuditor } from "./history.server.ts";

export type HistoryPerson = { id: string; name: string; unitId: string };

export type Found =
  | { is: "report"; reportId: string }
  | { is: "people"; people: HistoryPerson[] }
  | { is: "nothing"; why: "reference" | "name" | "empty" };

/** More than answer to one name. */
const peopleMost = 20;
const everybodyMost = 1_000;

/** A report by its reference, or people by a piece of their name. What was typed stands in no address. @throws Forbidden */
export async function findInHistory(
  db: Database,
  {
    viewer,
    keyring,
    typed,
  }: { viewer: Viewer; keyring: Keyring; typed: string },
): Promise<Found> {
  requireAuditor(viewer);
  const sought = typed.trim();
  if (sought === "") return { is: "nothing", why: "empty" };
  const reference = parseReference(sought);
  if (reference) {
    const [row] = await db
      .select({ reportId: report.id })
      .from(report)
      .where(and(eq(report.reference, reference), visibleReports(db, viewer)));
    return row ? { is: "report", ...row } : { is: "nothing", why: "reference" };
  }
  const people = await listEverybody(db, { viewer, keyring });
  const found = people.filter(({ name }) =>
    plain(name).includes(plain(sought)),
  );
  return found.length > 0
    ? { is: "people", people: found.slice(0, peopleMost) }
    : { is: "nothing", why: "name" };
}

/** Without accents and capitals: a name is typed as it was heard. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** All who ever were at the desk, by name; those whom the desk did not write are nobody. @throws Forbidden */
export async function listEverybody(
  db: Database,
  { viewer, keyring }: { viewer: Viewer; keyring: Keyring },
): Promise<HistoryPerson[]> {
  requireAuditor(viewer);
  const rows = await db.select().from(responder).limit(everybodyMost);
  return provenPeople(keyring, rows)
    .map(({ id, name, unitId }) => ({ id, name, unitId }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The reference of a report that was sent; null for none. */
export async function findReference(
  db: Database,
  reportId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ reference: report.reference })
    .from(report)
    .where(and(eq(report.id, reportId), ne(report.status, "draft")));
  return row?.reference ?? null;
}
