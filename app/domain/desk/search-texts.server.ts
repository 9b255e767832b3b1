import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import {
  evidence,
  message,
  note,
  report,
  reportAnswers,
} from "#db/schema/index.ts";
import { openAnswers } from "../answers/sealed-answers.server.ts";
import { openName, openTerms } from "../evidence/sealed.server.ts";
import { indicatorOf } from "../indicator/terms.ts";
import { answerTexts } from "../search/answer-texts.ts";
import type { SearchText, TextPlace } from "../search/text.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { valueIn } from "../vault/opened.ts";
import { messagePlace, notePlace } from "../vault/places.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";

/**
 * All that the page of each of these reports shows of what was typed, to whoever has their keys: four queries, however many
 * there are. What does not open says nothing.
 */
export async function readTexts(
  db: Database,
  keys: readonly ReportKey[],
): Promise<Map<string, SearchText[]>> {
  const texts = new Map(
    keys.map(({ reportId }) => [reportId, new Array<SearchText>()]),
  );
  if (keys.length === 0) return texts;
  const byId = new Map(keys.map((key) => [key.reportId, key]));
  for (const read of [readAnswers, readMessages, readNotes, readFiles])
    for (const row of await read(db, [...byId.keys()])) {
      const key = byId.get(row.reportId);
      const said = key && valueIn(openedOrDamaged(() => row.open(key)));
      texts.get(row.reportId)?.push(...(said ?? []));
    }
  return texts;
}

/** Texts of a report that are still sealed. */
type Sealed = { reportId: string; open: (key: ReportKey) => SearchText[] };

async function readAnswers(db: Database, ids: string[]): Promise<Sealed[]> {
  const rows = await db
    .select({
      reportId: reportAnswers.reportId,
      version: reportAnswers.version,
      questionsVersion: reportAnswers.questionsVersion,
      sealed: reportAnswers.sealed,
    })
    .from(reportAnswers)
    .innerJoin(
      report,
      and(
        eq(report.id, reportAnswers.reportId),
        eq(report.answersVersion, reportAnswers.version),
      ),
    )
    .where(inArray(reportAnswers.reportId, ids));
  return rows.map((row) => ({
    reportId: row.reportId,
    open: (key) => answerTexts(openAnswers(key, row).answers),
  }));
}

async function readMessages(db: Database, ids: string[]): Promise<Sealed[]> {
  const rows = await db
    .select({
      reportId: message.reportId,
      id: message.id,
      responderId: message.responderId,
      sealed: message.bodySealed,
    })
    .from(message)
    .where(inArray(message.reportId, ids))
    .orderBy(asc(message.sentAt), asc(message.id));
  return rows.map(({ reportId, id, responderId, sealed }) => ({
    reportId,
    open: (key) =>
      textAt(
        { is: "message", isReporters: responderId === null },
        openText(key, messagePlace(id), sealed),
      ),
  }));
}

async function readNotes(db: Database, ids: string[]): Promise<Sealed[]> {
  const rows = await db
    .select({ reportId: note.reportId, id: note.id, sealed: note.bodySealed })
    .from(note)
    .where(inArray(note.reportId, ids))
    .orderBy(asc(note.writtenAt), asc(note.id));
  return rows.map(({ reportId, id, sealed }) => ({
    reportId,
    open: (key) => textAt({ is: "note" }, openText(key, notePlace(id), sealed)),
  }));
}

async function readFiles(db: Database, ids: string[]): Promise<Sealed[]> {
  const rows = await db
    .select({
      reportId: evidence.reportId,
      id: evidence.id,
      nameSealed: evidence.nameSealed,
      termsSealed: evidence.termsSealed,
    })
    .from(evidence)
    .where(
      and(
        inArray(evidence.reportId, ids),
        inArray(evidence.state, ["receiving", "kept"]),
      ),
    )
    .orderBy(asc(evidence.startedAt), asc(evidence.id));
  return rows.flatMap(({ reportId, id, nameSealed, termsSealed }) => [
    {
      reportId,
      open: (key: ReportKey) =>
        textAt({ is: "file-name" }, openName(key, id, nameSealed).name),
    },
    ...(termsSealed === null
      ? []
      : [
          {
            reportId,
            open: (key: ReportKey) =>
              textAt({ is: "file" }, valuesOf(openTerms(key, id, termsSealed))),
          },
        ]),
  ]);
}

/** One a line. */
function valuesOf(terms: readonly string[]): string {
  return terms.flatMap((term) => indicatorOf(term)?.value ?? []).join("\n");
}

function textAt(place: TextPlace, text: string): SearchText[] {
  return [{ place, text, isName: false, isPersonal: false }];
}
