import { v7 as uuidv7 } from "uuid";
import { hashOf, instantText, noHash } from "#app/domain/audit/chain.server.ts";
import type { Actor, AuditEvent } from "#app/domain/audit/events.ts";
import { chainOf } from "#app/domain/audit/subject.ts";
import { mailFor } from "#app/domain/vocabulary/mail-policy.ts";
import type { SiteUnits } from "#app/domain/directory/units-by-county.server.ts";
import { valueOf, type Answers } from "#app/domain/form/answers.ts";
import { factsOf } from "#app/domain/facts/facts-of.ts";
import { headlineOf } from "#app/domain/report/headline.ts";
import { incompletePages, onPath } from "#app/domain/form/path.ts";
import { sealAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { answerTexts } from "#app/domain/search/answer-texts.ts";
import { termsRow } from "#app/domain/search/index-texts.server.ts";
import type { SearchText } from "#app/domain/search/text.ts";
import { organisationTerms } from "#app/domain/report/search-terms.ts";
import { questionsVersion } from "#app/domain/form/questions.ts";
import type { Site } from "#app/domain/form/site.ts";
import { draftExpiry } from "#app/domain/access/draft-days.ts";
import { outcomes, type ReportStatus } from "#app/domain/vocabulary/report.ts";
import { chooseUnits } from "#app/domain/routing/choose-by-rules.ts";
import { decisionRow } from "#app/domain/routing/decisions.server.ts";
import { promisedAt } from "#app/domain/routing/dues.server.ts";
import type { Rules } from "#app/domain/routing/rules.ts";
import { severityModel } from "#app/domain/triage/model.server.ts";
import { scoringRow } from "#app/domain/triage/record.server.ts";
import { scoreReport } from "#app/domain/triage/score.ts";
import { accessCodeLength } from "#app/domain/vault/access-code.ts";
import { blindTerm } from "#app/domain/vault/blind-index.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { lookupOf } from "#app/domain/vault/lookup.server.ts";
import { randomBase32 } from "#app/domain/vault/random.server.ts";
import { headlinePlace, messagePlace } from "#app/domain/vault/places.ts";
import {
  generateReportKey,
  sealJson,
  sealText,
  type ReportKey,
} from "#app/domain/vault/seal.server.ts";
import { TextIndex } from "#app/domain/vault/text-index.server.ts";
import { wrapWithSecret } from "#app/domain/vault/wrap.server.ts";
import { sealedTo } from "#app/domain/unit-key/report-key.server.ts";
import { keyOfUnit, searchSeed } from "#db/testing/keys.server.ts";
import type * as schema from "#db/schema/index.ts";
import { drawReference } from "./insert.server.ts";
import { randomFrom, type Random } from "./random.ts";
import { answersOf, narrative, rareIn } from "./story.ts";

type Person = Extract<Actor, { kind: "responder" }>;

/** What reports are told against; the same for all of them. */
export type World = {
  keyring: Keyring;
  now: Date;
  sites: readonly Site[];
  /** By ZIP code. */
  units: ReadonlyMap<string, SiteUnits>;
  rules: Rules;
  hours: ReadonlyMap<string, { isRoundTheClock: boolean; timeZone: string }>;
  /** Somebody of each unit. */
  people: ReadonlyMap<string, Person>;
};

export type Rows = {
  report: (typeof schema.report.$inferInsert)[];
  reportAccess: (typeof schema.reportAccess.$inferInsert)[];
  reportAnswers: (typeof schema.reportAnswers.$inferInsert)[];
  reportKey: (typeof schema.reportKey.$inferInsert)[];
  scoring: (typeof schema.scoring.$inferInsert)[];
  routingDecision: (typeof schema.routingDecision.$inferInsert)[];
  assignment: (typeof schema.assignment.$inferInsert)[];
  message: (typeof schema.message.$inferInsert)[];
  mail: (typeof schema.mail.$inferInsert)[];
  auditChain: (typeof schema.auditChain.$inferInsert)[];
  auditEvent: (typeof schema.auditEvent.$inferInsert)[];
  searchTerm: (typeof schema.searchTerm.$inferInsert)[];
  reportTerms: (typeof schema.reportTerms.$inferInsert)[];
};

export function noRows(): Rows {
  return {
    report: [],
    reportAccess: [],
    reportAnswers: [],
    reportKey: [],
    scoring: [],
    routingDecision: [],
    assignment: [],
    message: [],
    mail: [],
    auditChain: [],
    auditEvent: [],
    searchTerm: [],
    reportTerms: [],
  };
}

/**
 * Adds the rows of one report as its commands would have left them by now: sealed, scored, routed, recorded and indexed by
 * the same functions, only without a transaction each. `number` decides all but keys and ids.
 */
export function tellReport(world: World, number: number, rows: Rows): void {
  const { random, status, at, answers } = begin(world, number);
  const missing = incompletePages(answers);
  if (missing.length > 0)
    throw new Error(`report ${number} could not be sent: ${missing.join()}`);
  const reportId = uuidv7({ msecs: at.getTime() });
  const key = generateReportKey(reportId);
  const accessId = uuidv7();
  const code = randomBase32(accessCodeLength);
  rows.reportAccess.push({
    reportId,
    id: accessId,
    codeLookup: lookupOf(world.keyring, "access-code", code),
    keyWrapped: wrapWithSecret(code, key),
    createdAt: at,
    revokedAt: null,
  });
  // A form of twenty pages, saved page by page: the draft keeps the newest version alone.
  const version = random.between(12, 24);
  rows.reportAnswers.push({
    reportId,
    version,
    questionsVersion,
    sealed: sealAnswers(key, { version, answers }),
    savedAt: at,
    accessId,
  });
  const telling = {
    ...{ world, random, rows, reportId, key, accessId },
    ...{ answers, version, status, at, said: [] },
  };
  const chain = chainFor(rows, reportId);
  const reporter: Actor = { kind: "reporter", accessId };
  chain.add({ type: "report.started" }, reporter, at);
  if (status === "draft") rows.report.push(draftRow(telling));
  else tellSent(telling, chain, reporter);
  chain.close();
}

/** The organisation that a report of this number names, as typed; null for those that name none. */
export function nameOf(world: World, number: number): string | null {
  return valueOf(onPath(begin(world, number).answers), "org_name");
}

/** A word that this report alone holds; null for one that was not sent. */
export function rareWordOf(world: World, number: number): string | null {
  const { answers, status } = begin(world, number);
  if (status === "draft") return null;
  return rareIn(valueOf(onPath(answers), "what_seen") ?? "");
}

function begin(world: World, number: number) {
  const random = randomFrom(number * 2_654_435_761);
  const status: ReportStatus = random.weighted(statuses);
  const isOpen = openOnes.has(status);
  const days = isOpen ? 45 * random.next() ** 2 : 3 + 727 * random.next();
  const at = new Date(world.now.getTime() - days * 86_400_000);
  const answers = answersOf(random, { sites: world.sites, at });
  return { random, status, at, answers };
}

type Telling = {
  world: World;
  random: Random;
  rows: Rows;
  reportId: string;
  key: ReportKey;
  accessId: string;
  answers: Answers;
  version: number;
  status: ReportStatus;
  at: Date;
  /** What its messages say. */
  said: SearchText[];
};

/** 12 % open. */
const statuses = [
  ["draft", 2],
  ["submitted", 4],
  ["accepted", 3],
  ["in-progress", 4],
  ["waiting", 1],
  ["closed", 68],
  ["withdrawn", 4],
  ["duplicate", 6],
  ["not-for-us", 8],
] as const satisfies [ReportStatus, number][];
const openOnes = new Set<ReportStatus>([
  "submitted",
  "accepted",
  "in-progress",
  "waiting",
]);

function draftRow({ reportId, version, at }: Telling) {
  return {
    ...emptyReport,
    id: reportId,
    startedAt: at,
    savedAt: at,
    expiresAt: draftExpiry(at),
    answersVersion: version,
  };
}

/** Every column that a row may leave out, so that all rows of a statement have one shape. */
const emptyReport = {
  status: "draft",
  revision: 1,
  locale: "en",
  isDemonstration: false,
  questionsVersion,
  expiresAt: null,
  reference: null,
  submittedAt: null,
  path: null,
  contactPolicy: null,
  sector: null,
  country: null,
  state: null,
  countyFips: null,
  flags: [],
  score: null,
  band: null,
  headlineSealed: null,
  dueAt: null,
  firstOpenedAt: null,
  firstAnsweredAt: null,
  reporterActedAt: null,
  closedAt: null,
  outcome: null,
  duplicateOf: null,
} satisfies Partial<typeof schema.report.$inferInsert>;

function tellSent(telling: Telling, chain: Chain, reporter: Actor) {
  const { world, random, rows, reportId, key, answers, status, at } = telling;
  const site = valueOf(onPath(answers), "site");
  const units = world.units.get(site?.zip ?? "") ?? noUnits;
  const facts = factsOf(answers, units);
  const scoring = scoreReport(facts, severityModel);
  const verdict = chooseUnits(facts, scoring.band, units, world.rules);
  const { score, band } = scoring;
  const policy = facts.contactPolicy;
  const sentBy = (event: AuditEvent) => chain.add(event, reporter, at);
  sentBy({
    type: "report.submitted",
    answersVersion: telling.version,
    policy,
  });
  sentBy({ type: "report.scored", version: 1, score, band });
  rows.scoring.push(
    scoringRow({ key, scoring, version: 1, by: reporter, now: at }),
  );
  sentBy({
    type: "report.routed",
    rulesVersion: verdict.rulesVersion,
    rules: verdict.fired,
  });
  const routing = { key, facts, band, site: units, by: reporter, now: at };
  rows.routingDecision.push(decisionRow(routing, verdict, 1));
  const isOpen = openOnes.has(status);
  const openedAt = later(at, random.between(5, 240));
  const answeredAt = later(openedAt, random.between(1, 90));
  const isWorked = status !== "submitted";
  const { primary, joint } = verdict.named;
  const parts = [primary, ...joint].map(({ unitId, ruleIds }, index) => {
    const hours = world.hours.get(unitId);
    if (!hours) throw new Error(`no unit ${unitId}`);
    const isTaken = isWorked && (index === 0 || random.chance(0.5));
    const state = isTaken
      ? isOpen
        ? ("accepted" as const)
        : ("released" as const)
      : isOpen
        ? ("offered" as const)
        : ("refused" as const);
    const dueKind = isTaken ? ("next-update" as const) : ("accept" as const);
    const from = isTaken ? answeredAt : at;
    const person = getPerson(world, unitId);
    return {
      reportId,
      id: uuidv7({ msecs: at.getTime() }),
      unitId,
      part: index === 0 ? ("primary" as const) : ("joint" as const),
      state,
      ruleId: ruleIds[0],
      decisionVersion: 1,
      offeredAt: at,
      answeredAt: state === "offered" ? null : answeredAt,
      acceptedAt: isTaken ? answeredAt : null,
      answeredBy: state === "offered" ? null : person.id,
      assigneeId: isTaken ? person.id : null,
      dueKind: isOpen ? dueKind : null,
      dueAt: isOpen ? promisedAt({ kind: dueKind, band, from, hours }) : null,
      openedAt: isWorked ? openedAt : null,
    };
  });
  for (const { id: assignmentId, unitId, part } of parts)
    sentBy({ type: "report.offered", assignmentId, unitId, part });
  rows.assignment.push(...parts);
  const sealedFor = ["triage-desk", ...parts.map(({ unitId }) => unitId)];
  rows.reportKey.push(
    ...[...new Set(sealedFor)].map((unitId) =>
      sealedTo(keyOfUnit(unitId), key),
    ),
  );
  tellReceiptMail(telling, chain, policy);
  if (isWorked)
    for (const part of parts.filter(({ state }) => state !== "offered")) {
      const { unitId, id: assignmentId } = part;
      const person = getPerson(world, unitId);
      chain.add({ type: "report.opened", unitId }, person, openedAt);
      const type =
        part.state === "refused" ? "report.refused" : "report.accepted";
      chain.add({ type, assignmentId, unitId }, person, answeredAt);
    }
  const [first] = parts;
  if (!first) throw new Error("there is always a primary");
  const person = getPerson(world, first.unitId);
  const talkedAt = isWorked
    ? tellTalk(telling, chain, person, answeredAt)
    : null;
  const closedAt = isOpen ? null : later(at, random.between(600, 4000));
  const outcome = status === "closed" ? random.one(outcomes) : null;
  if (outcome && closedAt)
    chain.add({ type: "report.closed", outcome }, person, closedAt);
  rows.report.push({
    ...draftRow(telling),
    status,
    expiresAt: null,
    reference: drawReference(),
    submittedAt: at,
    path: facts.path,
    contactPolicy: policy,
    sector: facts.sector,
    country: facts.country,
    state: facts.state,
    countyFips: facts.countyFips,
    flags: [...facts.flags],
    score,
    band,
    headlineSealed: sealJson(key, headlinePlace(reportId), headlineOf(answers)),
    dueAt: isOpen
      ? new Date(Math.min(...parts.map(({ dueAt }) => dueAt!.getTime()))) // open parts have a due
      : null,
    firstOpenedAt: isWorked ? openedAt : null,
    firstAnsweredAt: isWorked ? answeredAt : null,
    reporterActedAt: talkedAt,
    closedAt,
    outcome,
  });
  indexTerms(telling);
}

function tellReceiptMail(
  { rows, reportId, at }: Telling,
  chain: Chain,
  policy: Parameters<typeof mailFor>[0],
) {
  const kind = mailFor(policy, "receipt");
  if (kind === null) return;
  const mailId = uuidv7();
  const deliveredAt = later(at, 1);
  rows.mail.push({
    reportId,
    id: mailId,
    kind,
    messageId: null,
    state: "delivered",
    headerMessageId: uuidv7(),
    attempts: 1,
    smtpReplyCode: 250,
    queuedAt: at,
    deliveredAt,
  });
  const worker: Actor = { kind: "system", part: "worker" };
  chain.add({ type: "mail.queued", mailId, kind }, worker, at);
  chain.add({ type: "mail.delivered", mailId }, worker, deliveredAt);
}

/** Some words each way; answers when the reporter spoke last, or null. */
function tellTalk(
  { random, rows, reportId, key, accessId, said }: Telling,
  chain: Chain,
  person: Person,
  from: Date,
): Date | null {
  const count = random.weighted([
    [0, 3],
    [1, 3],
    [2, 2],
    [5, 1],
  ] as const);
  let spokenAt: Date | null = null;
  for (let turn = 0; turn < count; turn++) {
    const isReporter = turn % 2 === 1;
    const messageId = uuidv7();
    const sentAt = later(from, 60 * (turn + 1));
    const kind = isReporter ? ("addition" as const) : ("question" as const);
    if (isReporter) spokenAt = sentAt;
    const text = narrative(random);
    const place = { is: "message", isReporters: isReporter } as const;
    said.push({ place, text, isName: false, isPersonal: false });
    rows.message.push({
      reportId,
      id: messageId,
      kind,
      unitId: isReporter ? null : person.unitId,
      responderId: isReporter ? null : person.id,
      accessId: isReporter ? accessId : null,
      bodySealed: sealText(key, messagePlace(messageId), text),
      sentAt,
      answersId: null,
    });
    const actor: Actor = isReporter ? { kind: "reporter", accessId } : person;
    chain.add({ type: "message.sent", messageId, kind }, actor, sentAt);
  }
  return spokenAt;
}

const textIndex = new TextIndex(searchSeed);

function indexTerms({ world, rows, reportId, answers, said }: Telling) {
  const texts = [...answerTexts(answers), ...said];
  rows.reportTerms.push(termsRow(textIndex, reportId, texts));
  const name = valueOf(onPath(answers), "org_name") ?? "";
  const { organisation } = organisationTerms(name);
  if (organisation === "") return;
  rows.searchTerm.push({
    ...{ reportId, kind: "organisation" },
    term: blindTerm(world.keyring, "organisation", organisation),
  });
}

type Chain = {
  add: (event: AuditEvent, actor: Actor, at: Date) => void;
  close: () => void;
};

/** Links hashed as `recordEvents` hashes them. */
function chainFor(rows: Rows, reportId: string): Chain {
  const subject = { subject: "report", subjectId: reportId } as const;
  const chain = chainOf(subject);
  let head: { length: number; hash: Buffer } = { length: 0, hash: noHash };
  return {
    add: ({ type, ...detail }, actor, at) => {
      const position = head.length + 1;
      const link = { chain, position, reportId, type, actor, detail };
      const hash = hashOf({ ...link, at: instantText(at) }, head.hash);
      rows.auditEvent.push({
        ...{ ...subject, ...link, at },
        ...{ previousHash: head.hash, hash },
      });
      head = { length: position, hash };
    },
    close: () => rows.auditChain.push({ ...subject, chain, ...head }),
  };
}

const noUnits: SiteUnits = {
  fieldOfficeId: null,
  regionId: null,
  state: null,
  countyFips: null,
};

function getPerson({ people }: World, unitId: string): Person {
  const person = people.get(unitId);
  if (!person) throw new Error(`nobody works at ${unitId}`);
  return person;
}

function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
