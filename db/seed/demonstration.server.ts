import { and, eq } from "drizzle-orm";
import { answersGiven } from "#app/domain/form/answers.ts";
import type { Moment } from "#app/domain/clock/moment.ts";
import { findReporterSession } from "#app/domain/access/session.server.ts";
import { confirmCode } from "#app/domain/access/code-to-show.server.ts";
import { endReporterSession } from "#app/domain/access/session-end.server.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import { submitReport } from "#app/domain/report/submit.server.ts";
import { demonstrationSeed } from "#app/domain/responder/demonstration.server.ts";
import { getPerson } from "#app/domain/identity/person.server.ts";
import { actorOf } from "#app/domain/responder/session.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { SessionKeys } from "#app/domain/unit-key/session-keys.server.ts";
import { formatAccessCode } from "#app/domain/vault/access-code.ts";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "../client.server.ts";
import { report, unit, unitMember } from "../schema/index.ts";
import { story } from "./story/index.ts";
import { cast, type Player, type StoryReport } from "./story/step.ts";
import { tellStep } from "./tell.server.ts";

export type SeededReport = {
  organisation: string | null;
  reference: string | null;
  /** As printed. Made anew for each installation: the story has no fixed keys. */
  accessCode: string;
};

/**
 * Reports of the demonstration, whose accounts have their keys, by the domain's own commands, at times before `now`. Ids
 * are fixed, codes and references are not. A report that is there already is left alone, so a start killed in the middle is made whole
 * by the next.
 */
export async function seedDemonstration(
  db: Database,
  {
    keyring,
    store,
    now,
  }: { keyring: Keyring; store: EvidenceStore; now: Date },
): Promise<SeededReport[]> {
  const last = story.at(-1);
  if (last && (await isThere(db, demonstrationReportId(last.number))))
    return [];
  const viewers = await viewersOf(db, keyring);
  const seeded: SeededReport[] = [];
  for (const told of story) {
    const made = await db.transaction((tx) =>
      tellReport(tx, { keyring, store, now, viewers }, told),
    );
    if (made) seeded.push(made);
  }
  return seeded;
}

/** Ends in 0d01, 0d02 …: recognisable in a database. */
export function demonstrationReportId(number: number): string {
  return `00000000-0000-7000-8000-000000000d${String(number).padStart(2, "0")}`;
}

type Stage = {
  keyring: Keyring;
  store: EvidenceStore;
  now: Date;
  viewers: Record<Player, Viewer>;
};

async function tellReport(
  db: Database,
  stage: Stage,
  told: StoryReport,
): Promise<SeededReport | null> {
  const reportId = demonstrationReportId(told.number);
  if (await isThere(db, reportId)) return null;
  const { keyring } = stage;
  const sentAt = minutesBefore(stage.now, told.minutesAgo);
  const values = told.values((minutes) => momentAgo(stage.now, minutes));
  const draft = { told, values, reportId, sentAt };
  const { code, token, session } = await beginStory(db, keyring, draft);
  const accessCode = formatAccessCode(code);
  const organisation = values.org_name ?? null;
  if (told.isDraft) return { organisation, reference: null, accessCode };

  const sent = await submitReport(db, { keyring, session, now: sentAt });
  if (sent.is !== "sent") {
    throw new Error(
      `report ${told.number} of the story lacks ${sent.pages.join(", ")}`,
    );
  }
  const telling = {
    ...stage,
    session: { ...session, status: "submitted" as const },
    reportIdOf: demonstrationReportId,
  };
  for (const step of told.steps) {
    await tellStep(db, telling, step, minutesBefore(sentAt, -step.after));
  }
  await endReporterSession(db, { keyring, token });
  return { organisation, reference: sent.reference, accessCode };
}

/** The draft with its answers, its code given back and its session open. */
async function beginStory(
  db: Database,
  keyring: Keyring,
  {
    told,
    values,
    reportId,
    sentAt,
  }: {
    told: StoryReport;
    values: ReturnType<StoryReport["values"]>;
    reportId: string;
    sentAt: Date;
  },
) {
  const startedAt = minutesBefore(sentAt, 4);
  const { code, sessionToken: token } = await startDraft(db, {
    keyring,
    locale: told.locale,
    answers: answersGiven(values),
    now: startedAt,
    reportId,
    isDemonstration: true,
  });
  const opening = { keyring, token, now: sentAt };
  const session = await findReporterSession(db, opening);
  if (!session) throw new Error("a new draft has no session");
  await confirmCode(db, { session, typed: code.slice(-4), now: startedAt });
  return { code, token, session: { ...session, codeToShow: null } };
}

async function isThere(db: Database, reportId: string): Promise<boolean> {
  const rows = await db
    .select({ id: report.id })
    .from(report)
    .where(eq(report.id, reportId));
  return rows.length > 0;
}

async function viewersOf(
  db: Database,
  keyring: Keyring,
): Promise<Record<Player, Viewer>> {
  const of = (id: string) => viewerOf(db, keyring, id);
  return {
    dana: await of(cast.dana),
    ruth: await of(cast.ruth),
    miguel: await of(cast.miguel),
    priya: await of(cast.priya),
    tom: await of(cast.tom),
    alice: await of(cast.alice),
    sam: await of(cast.sam),
  };
}

async function viewerOf(
  db: Database,
  keyring: Keyring,
  id: string,
): Promise<Viewer> {
  const person = await getPerson(db, { keyring, responderId: id });
  const { name, role, unitId, isDemonstration } = person;
  const [home] = await db
    .select({ unitName: unit.name, timeZone: unit.timeZone })
    .from(unit)
    .where(eq(unit.id, unitId));
  if (!home) throw new Error(`the directory has no unit ${unitId}`);
  const shown = { responderId: id, name, role, unitId, isDemonstration };
  const unitSeeds = await db
    .select({ number: unitMember.number, seedSealed: unitMember.seedSealed })
    .from(unitMember)
    .where(and(eq(unitMember.responderId, id), eq(unitMember.unitId, unitId)));
  const personSeed = demonstrationSeed(keyring, id);
  const holder = { responderId: id, unitId, personSeed, unitSeeds };
  // Not a session that anybody could hold: these acts are recorded on the reports' chains alone.
  const keys = new SessionKeys(holder);
  const session = { sessionId: id, keys, hasOnePasskey: false };
  return { ...shown, ...home, ...session, actor: actorOf(person) };
}

function minutesBefore(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() - minutes * 60_000);
}

/** To the quarter of an hour, as people remember. */
function momentAgo(now: Date, minutes: number): Moment {
  const quarterMs = 15 * 60_000;
  const at = minutesBefore(now, minutes).getTime();
  const rounded = new Date(Math.floor(at / quarterMs) * quarterMs);
  const zone = "America/Los_Angeles";
  const wall = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(rounded);
  const [date = "", time = null] = wall.split(" ");
  return { date, time, zone, isApproximate: true };
}
