import { printOf } from "#app/domain/unit-key/members.server.ts";
import { newKeySeed, publicHalfOf } from "#app/domain/vault/key-seed.server.ts";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import type { AnswerValues } from "#db/testing/answers.ts";
import { joinByCode } from "#db/testing/colleagues.server.ts";
import { fileReport, beginDraft } from "#db/testing/reports.server.ts";
import { demonstrationSeed } from "#app/domain/responder/demonstration.server.ts";
import {
  applicationRole,
  databaseOf,
  openPool,
  type Database,
} from "#db/client.server.ts";
import { evidence, report } from "#db/schema/index.ts";
import { sendFile } from "#db/testing/evidence.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import {
  listEvidence,
  type EvidenceFile,
} from "#app/domain/evidence/list.server.ts";
import { folderStore } from "#app/server/evidence/folder.server.ts";
import { closeReport } from "#app/domain/closure/close.server.ts";
import { recordCallBack } from "#app/domain/lost-code/call-back.server.ts";
import {
  askForNewCode,
  findNewCode,
} from "#app/domain/lost-code/lost-code.server.ts";
import { makeOffer } from "#app/domain/lost-code/lost-code-offer.server.ts";
import { changePerson, getPerson } from "#app/domain/identity/person.server.ts";
import { addResponder } from "#app/domain/responder/invite.server.ts";
import { askForChange } from "#app/domain/people/ask.server.ts";
import { confirmChange } from "#app/domain/people/confirm.server.ts";
import { demonstrationAccounts } from "#app/domain/responder/demonstration-accounts.ts";
import {
  findResponderSession,
  startSession,
} from "#app/domain/responder/session.server.ts";
import { Touch } from "#app/domain/responder/touch.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { saveAnswers } from "#app/domain/report/save.server.ts";
import { acceptReport } from "#app/domain/routing/accept.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { readEnvironment } from "#app/server/process/environment.server.ts";
import { loadKeyring } from "#app/server/process/keys.server.ts";
import type { Stack } from "../stack.ts";
import { fingerprintOf, type Fingerprint } from "./fingerprint.ts";

/** Who comes to the door. The report lies with Sacramento, unless a row of the table says otherwise. */
export const staff = {
  responder: "Miguel Santos",
  lead: "Priya Raman",
  responderElsewhere: "Tom Becker",
  leadElsewhere: "Sam Whitfield",
  triageResponder: "Dana Okafor",
  triageLead: "Ruth Lindqvist",
  administrator: "Grace Adeyemi",
  auditor: "Helen Marsh",
} as const;
export type Staff = keyof typeof staff;
export const people = Object.keys(staff).filter(isStaff);

function isStaff(name: string): name is Staff {
  return name in staff;
}

export const outsiders = [
  "stranger",
  "garbage",
  "expired",
  "reporter",
  "reporterElsewhere",
  "drafter",
  // Colleagues of the reporter, with codes to answer and to read.
  "answerer",
  "reader",
] as const;
export type Visitor = Staff | (typeof outsiders)[number];

export const colleagues = ["answerer", "reader"] as const;

export const visitors: Visitor[] = [...outsiders, ...people];

/** The state a report is brought into before somebody posts to it. */
export type ReportState =
  "offered" | "accepted" | "shared" | "loosened" | "closed";

/** A report or a draft, and what its reporter holds. */
export type Filed = {
  reportId: string;
  cookie: string;
  /** The cookie of a colleague with a code of this scope; its first asking makes the code. */
  colleague: (scope: "answer" | "read") => Promise<string>;
  code: string;
  revision: number;
  /** A name found nowhere but in this report. */
  organisation: string;
  session: ReporterSession;
};

/** Of every file sent here: each report has at most one. */
export const evidenceId = "00000000-0000-7000-8000-00000000e71d";

export type World = {
  /** A new report of Sacramento's in this state. */
  fileReport: (state?: ReportState) => Promise<Filed>;
  fileDraft: () => Promise<Filed>;
  /** Its reporter sends a file that holds the organisation's name; once, however often it is asked. */
  sendEvidence: (filed: Filed) => Promise<void>;
  filesOf: (session: ReporterSession) => Promise<EvidenceFile[]>;
  /** The Cookie header of everybody who is no reporter. */
  cookieOf: (visitor: Visitor) => string;
  /** After they signed out. */
  signInAnew: (person: Staff) => Promise<void>;
  idOf: (person: Staff) => string;
  /** Somebody new of Sacramento; their id. */
  addPerson: () => Promise<string>;
  /** The same, who has left since. */
  addDeactivated: () => Promise<string>;
  /** Somebody of Sacramento who is linked to an account at the organization's provider. */
  addLinked: () => Promise<string>;
  /** Its lead asks that whoever was added last leaves; as the form that answers names it. */
  askForLeave: () => Promise<{ changeId: string }>;
  /** Of somebody of the desk another session, in another browser. */
  signInBeside: (visitor: Visitor) => Promise<Record<string, string>>;
  /** Somebody of Sacramento who enrolled and was not let in, as the form that lets them in names them. */
  addNewcomer: () => Promise<{ responderId: string; print: string }>;
  /** Asks for a new code of the report; called about by the triage desk's lead when it waits to be let in. */
  loseCode: (report: Filed, isCalled: boolean) => Promise<string>;
  /** The reference of a report of Sacramento's that stays open. */
  openReference: string;
  /** Equal before and after means that nothing happened. */
  fingerprint: (before?: Fingerprint) => Promise<Fingerprint>;
  /** For what a test brings about by the domain's commands. */
  db: Database;
  /** For what no process may bring about. */
  owner: Database;
  keyring: Keyring;
  viewerOf: (person: Staff) => Promise<Viewer>;
  close: () => Promise<void>;
};

export async function openWorld(stack: Stack): Promise<World> {
  const keyring = keyringOf(stack);
  const pool = openPool(stack.databaseUrl, { role: applicationRole, max: 4 });
  const db = databaseOf(pool);
  const ownerPool = openPool(stack.databaseUrl, { max: 1 });
  const now = () => new Date();
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const idOf = (person: Staff) =>
    demonstrationAccounts.find(({ name }) => name === staff[person])!.id; // The cast is the demonstration's.

  const signIn = async (person: Staff, at = now()) => {
    const { token } = await startSession(db, {
      keyring,
      responderId: idOf(person),
      personSeed: demonstrationSeed(keyring, idOf(person)),
      by: "demonstration",
      now: at,
    });
    return token;
  };
  const viewer = async (person: Staff): Promise<Viewer> => {
    const token = await signIn(person);
    const found = await findResponderSession(db, {
      keyring,
      token,
      now: now(),
    });
    return found!; // Just started.
  };
  const miguel = await viewer("responder");

  const joining =
    (of: Parameters<typeof joinByCode>[2]["of"]) =>
    async (scope: "answer" | "read") => {
      const joined = { of, scope, now: now() };
      return reporterCookie(
        (await joinByCode(db, keyring, joined)).sessionToken,
      );
    };
  const file = async (state: ReportState = "offered"): Promise<Filed> => {
    const organisation = newOrganisation();
    const answers: AnswerValues = {
      org_name: organisation,
      // With the chosen responder alone no other unit has a part; where it is shared, CISA's region has.
      sharing: state === "shared" ? "fbi-cisa" : "chosen-responder",
      sector: "none",
      // A deadline that may apply, of a day that is over: its board asks for the time.
      duty_flags: ["rail"],
      ...ordinary,
    };
    const filed = await fileReport(db, keyring, { answers, now: now() });
    const { reportId, sessionToken, code } = filed;
    const command = { reportId, by: miguel, keyring };
    if (state !== "offered") await acceptReport(db, { ...command, now: now() });
    if (state === "loosened") await allowMail(db, filed);
    if (state === "closed") {
      const words = "Nothing was found.";
      const outcome = "no-compromise-found";
      await closeReport(db, { ...command, outcome, words, now: now() });
    }
    const revision = await revisionOf(db, reportId);
    const cookie = reporterCookie(sessionToken);
    const { session } = filed;
    const colleague = joining(filed);
    const held = { reportId, cookie, colleague, code, session };
    return { ...held, revision, organisation };
  };

  const old = await fileReport(db, keyring, { now: hoursAgo(30) });
  const cookies: Partial<Record<Visitor, string>> = {
    garbage: `${responderCookie("../../etc")}; ${reporterCookie("';--%00")}`,
    expired: `${responderCookie(await signIn("triageLead", hoursAgo(13)))}; ${reporterCookie(old.sessionToken)}`,
  };
  const signInAnew = async (person: Staff) => {
    cookies[person] = responderCookie(await signIn(person));
  };
  for (const person of people) await signInAnew(person);

  let lastAdded = "";
  const world: World = {
    fileReport: file,
    fileDraft: async () => {
      const organisation = newOrganisation();
      const answers: AnswerValues = { org_name: organisation, ...ordinary };
      const begun = await beginDraft(db, keyring, { answers, now: now() });
      const { reportId, sessionToken, code, session } = begun;
      const cookie = reporterCookie(sessionToken);
      const colleague = joining(begun);
      const held = { reportId, cookie, colleague, code, session };
      return { ...held, revision: 1, organisation };
    },
    loseCode: async ({ reportId }, isCalled) => {
      const [row] = await db
        .select({ reference: report.reference })
        .from(report)
        .where(eq(report.id, reportId));
      const reference = row?.reference ?? "";
      const offer = makeOffer({ reference, language: "en", now: now() });
      // From as many networks as there are visitors; a report that was asked about too often keeps no more.
      const address = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.1`;
      await askForNewCode(db, { keyring, offer, address, now: now() });
      const { requestId, code: typed } = offer;
      const isKept = (await findNewCode(db, { keyring, typed })) === "asked";
      const by = await viewer("triageLead");
      if (isCalled && isKept)
        await recordCallBack(db, {
          ...{ reportId, requestId, by, keyring, now: now() },
        });
      return requestId;
    },
    filesOf: ({ key }) => listEvidence(db, key),
    sendEvidence: async ({ session, organisation }) => {
      const { reportId } = session;
      const same = and(
        eq(evidence.reportId, reportId),
        eq(evidence.id, evidenceId),
      );
      if ((await db.$count(evidence, same)) > 0) return;
      const store = folderStore(join(stack.home, "evidence"));
      const content = Buffer.from(`${organisation}\nIt called 45.61.133.31.\n`);
      await sendFile(db, { session, store, content, evidenceId, now: now() });
    },
    cookieOf: (visitor) => cookies[visitor] ?? "",
    signInAnew,
    idOf,
    openReference: old.reference,
    addPerson: async () => {
      const person = { name: "Noor Haddad", role: "lead" } as const;
      const by = { kind: "system", part: "command" } as const;
      const added = { ...person, unitId: "sacramento", by, keyring };
      const { responderId } = await addResponder(db, { ...added, now: now() });
      lastAdded = responderId;
      return responderId;
    },
    addDeactivated: async () => {
      const responderId = await world.addPerson();
      const { changeId } = await world.askForLeave();
      const by = await viewer("administrator");
      const act = { verb: "confirm-change", about: changeId } as const;
      const touch = Touch.confirmed(by, act, now());
      const deciding = { by, touch, responderId, changeId, keyring };
      await confirmChange(db, { ...deciding, now: now() });
      return responderId;
    },
    addLinked: async () => {
      const responderId = await world.addPerson();
      const person = await getPerson(db, { keyring, responderId });
      const providerSubject = Buffer.from(responderId);
      await changePerson(db, keyring, person, { providerSubject });
      return responderId;
    },
    askForLeave: async () => {
      const by = await viewer("lead");
      const act = { verb: "ask-change", about: lastAdded } as const;
      const touch = Touch.confirmed(by, act, now());
      const wanted = { kind: "deactivation" } as const;
      const asking = { by, touch, responderId: lastAdded, wanted, keyring };
      const reason = "leaves" as const;
      const asked = { ...asking, reason, now: now() };
      return { changeId: await askForChange(db, asked) };
    },
    signInBeside: async (visitor) => {
      if (isStaff(visitor)) await signIn(visitor);
      return {};
    },
    addNewcomer: async () => {
      const { responderId } = await addResponder(db, {
        ...{ name: "Noor Haddad", role: "responder", unitId: "sacramento" },
        ...{ by: { kind: "system", part: "command" }, keyring, now: now() },
      });
      const publicHalf = publicHalfOf(newKeySeed());
      const person = await getPerson(db, { keyring, responderId });
      await changePerson(db, keyring, person, { publicHalf });
      return { responderId, print: printOf(publicHalf) };
    },
    fingerprint: (before) => fingerprintOf(db, before),
    db,
    owner: databaseOf(ownerPool),
    keyring,
    viewerOf: viewer,
    close: async () => {
      await Promise.all([pool.end(), ownerPool.end()]);
    },
  };
  return world;
}

/** Nothing for which files are not taken. */
const ordinary: AnswerValues = {
  affected: ["workstations"],
  data_kinds: ["credentials"],
};

function newOrganisation() {
  return `Quartzite ${crypto.randomUUID().slice(0, 8)}`;
}

function reporterCookie(token: string) {
  return `__Host-reporter=${token}`;
}

function responderCookie(token: string) {
  return `__Host-responder=${token}`;
}

function keyringOf({ home, databaseUrl }: Stack): Keyring {
  const variables = {
    LANDLINE_HOME: home,
    DATABASE_URL: databaseUrl,
    LANDLINE_DEMONSTRATION: "on",
  };
  return loadKeyring(readEnvironment(variables));
}

/** Its reporter says that mail is safe, and where it goes. */
async function allowMail(
  db: Database,
  { session }: { session: ReporterSession },
) {
  const { version: baseVersion } = await readAnswers(db, session.key);
  const contents = {
    contact_email: { is: "given", value: "dana@own.test" },
    mail_wish: { is: "given", value: "conversation" },
  } as const;
  const submission = { baseVersion, contents };
  await saveAnswers(db, {
    ...{ session, page: "contact", submission },
    now: new Date(),
  });
}

async function revisionOf(db: Database, reportId: string): Promise<number> {
  const [row] = await db
    .select({ revision: report.revision })
    .from(report)
    .where(eq(report.id, reportId));
  return row!.revision; // It was just made.
}
