import { listDesks } from "#app/domain/directory/desks.server.ts";
import { findAdvice } from "#app/domain/advice/find.server.ts";
import { calendarFile } from "#app/domain/deadline/calendar-file.ts";
import { clocksOfAnswers } from "#app/domain/deadline/legal-clocks.server.ts";
import { remindersOf } from "#app/domain/deadline/reminders.server.ts";
import { answersDocument } from "#app/domain/answers/answers-document.server.ts";
import { followReport } from "#app/domain/follow/follow.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import {
  receiptFile,
  signReceipt,
} from "#app/domain/receipt/signed-receipt.server.ts";
import {
  listVersions,
  readAnswersOf,
} from "#app/domain/answers/versions.server.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import { listPublicJwks } from "#app/domain/vault/sign.server.ts";
import { wayBackOf } from "#app/domain/lost-code/channels.ts";
import { messagesOf } from "#app/locales/messages.ts";
import type { EvidenceContext } from "#app/server/evidence/reporter.server.ts";
import type { Locale } from "../../locales/locale.ts";
import { receiptPaper } from "../paper/receipt.server.ts";
import { adviceText, messagesText, readmeText } from "./texts.ts";
import { valueIn } from "#app/domain/vault/opened.ts";

/** What is made in memory, when its turn comes. */
export type Page = { name: string; content: () => Promise<Buffer> };

type About = {
  session: ReporterSession;
  locale: Locale;
  /** Scheme and host under which this portal is reached. */
  issuer: string;
  now: Date;
};

/**
 * All that is written down of a report but its evidence. Each version of the answers is opened when it is packed, one at a time:
 * a report may have hundreds.
 */
export async function writtenPages(
  context: EvidenceContext,
  about: About,
): Promise<Page[]> {
  const { db, keyring, settings } = context;
  const { session, locale, issuer, now } = about;
  const signed = await signReceipt(db, { keyring, session, issuer, now });
  const answers = valueIn(signed.answers) ?? {};
  const { version } = signed.statement.answers;
  const zone = (await findReporterZone(db, answers)) ?? "UTC";
  const told = { t: messagesOf(locale), locale, zone };
  const desks = await listDesks(db);
  const wayBack = wayBackOf(session, answers);
  const onPaper = { ...settings, locale, zone, desks, wayBack, now };
  const paper = await receiptPaper(signed, onPaper);
  const { timeline, messages, ...follow } = await followReport(db, about);
  const { reportId } = session;
  const advice = await findAdvice(db, { reportId, answers, now });
  const keys = { keys: await listPublicJwks(keyring) };
  return [
    page("README.txt", readmeText(told, { ...follow, issuer, now })),
    page("receipt.json", receiptFile(signed)),
    page("receipt.pdf", paper),
    page("jwks.json", json(keys)),
    ...(await answerPages(context, session)),
    page("messages.txt", messagesText(told, messages)),
    page("messages.json", json(messages)),
    page("timeline.json", json(timeline)),
    ...calendarPages(context, about, { answers, version, told }),
    page("advice.txt", adviceText(told, advice)),
  ];
}

/** The newest version has the file name that the receipt tells to check it with; older ones are named by their version. */
async function answerPages(
  { db }: EvidenceContext,
  { key }: ReporterSession,
): Promise<Page[]> {
  const versions = await listVersions(db, key.reportId);
  const newest = versions.at(-1)?.version;
  return versions.map(({ version }) => ({
    name:
      version === newest ? "answers.json" : `answers-version-${version}.json`,
    content: async () => {
      const saved = await readAnswersOf(db, { key, version });
      return Buffer.from(answersDocument(key, saved));
    },
  }));
}

function calendarPages(
  { keyring }: EvidenceContext,
  { session, now }: About,
  {
    answers,
    version,
    told,
  }: {
    answers: Parameters<typeof clocksOfAnswers>[0];
    version: number;
    told: Parameters<typeof readmeText>[0];
  },
): Page[] {
  const reminders = remindersOf(clocksOfAnswers(answers, now), {
    keyring,
    reportId: session.reportId,
    version,
    titleOf: told.t.deadlines.calendar.reminder,
  });
  if (reminders.length === 0) return [];
  return [page("deadlines.ics", calendarFile(reminders, now))];
}

function page(name: string, made: string | Buffer): Page {
  return { name, content: () => Promise.resolve(Buffer.from(made)) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
