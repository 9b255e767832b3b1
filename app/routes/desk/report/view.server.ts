import { v7 as uuidv7 } from "uuid";
import { personChoice } from "#app/components/desk/away-words.ts";
import type { Choice } from "#app/components/desk/field.tsx";
import { newestEventCount } from "#app/domain/audit/events.ts";
import type { Clock } from "#app/domain/deadline/legal.ts";
import { legalTextsOf } from "#app/domain/deadline/legal-texts.server.ts";
import type { ReportPage } from "#app/domain/desk/report-page.server.ts";
import { describeRise } from "#app/domain/triage/open-words.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { questionNames } from "../question-names.server.ts";
import { unitGroups } from "#app/routes/desk/queue/unit-groups.ts";
import { answerGroups } from "./answer-words.ts";
import {
  relatedElsewhere,
  relatedReports,
  safely,
  sightingWords,
} from "./sighting-words.ts";
import { whyUnitWords } from "./why-unit-words.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import { playbooksView, taskView } from "./task-view.server.ts";
import { textOf } from "./unsent-text.ts";

export type ReportView = ReturnType<typeof viewOf>;

/** What the page shows of a report, in words and in the order shown; nothing else goes to the browser. */
export function viewOf(report: ReportPage, viewer: Viewer) {
  const { contents, ...rest } = report;
  return {
    ...rest,
    contents: contents && contentsView(contents),
    whyUnit: report.whyUnit && whyUnitWords(report.whyUnit),
    unitNames: unitNames(report),
    questionNames: questionNames(report.events),
    units: unitGroups(report.units),
    assignable: report.assignable.map((person): Choice =>
      personChoice(person, viewer),
    ),
    playbooks: playbooksView(report),
    taskable: choicesOf(report.taskable, viewer),
    ...unsentView(contents),
    hasOlderEvents: report.events.length === newestEventCount,
    viewerId: viewer.responderId,
  };
}

/** Of tasks, which stay with whom they are given to. */
function choicesOf(
  people: readonly { id: string; name: string }[],
  viewer: Viewer,
) {
  return people.map(({ id, name }): Choice => ({
    value: id,
    label: id === viewer.responderId ? `${name} (you)` : name,
  }));
}

function contentsView(contents: NonNullable<ReportPage["contents"]>) {
  return {
    headline: contents.headline,
    contactPolicyWished: contents.contactPolicyWished,
    contactEmail: contents.contactEmail,
    versions: contents.versions,
    messages: contents.messages,
    notes: contents.notes,
    tasks: contents.tasks.map(taskView),
    codeLabels: contents.codeLabels,
    evidence: contents.evidence,
    lostCode: contents.lostCode,
    leftMs: contents.leftMs,
    reveals: contents.reveals,
    clocks: contents.clocks.map(clockView),
    mayRise: contents.mayRise && describeRise(contents.mayRise),
    indicators: indicatorsView(contents),
    related: {
      open: relatedReports(contents.sightings),
      elsewhere: relatedElsewhere(contents.sightings),
    },
    ...answerGroups(
      valueIn(contents.rows) ?? [],
      valueIn(contents.news) ?? [],
      contents.lineDoubts,
    ),
    areAnswersDamaged: contents.rows.is === "damaged",
    isNewsDamaged: contents.news.is === "damaged",
  };
}

/** What the viewer typed and did not send, and the id of the text in each form that is shown empty. */
export function unsentView(
  contents: Pick<NonNullable<ReportPage["contents"]>, "unsent" | "over"> | null,
) {
  const { unsent = [], over = [] } = contents ?? {};
  return {
    unsent: unsent.map((each) => ({ form: each.form, ...textOf(each) })),
    over: over.map(({ form, id }) => `${form}/${id}`),
    freshId: uuidv7(),
  };
}

function indicatorsView(contents: NonNullable<ReportPage["contents"]>) {
  const { sightings, sightingCount, leftOut, ephemeralPorts } = contents;
  const { isCut, cutFileNames, isFileDamaged, tlp } = contents;
  const { isRelationCut } = contents;
  return {
    ...{ ephemeralPorts, isCut, cutFileNames, isFileDamaged, isRelationCut },
    sightings: sightings.map(sightingWords),
    restCount: sightingCount - sightings.length,
    leftOut: leftOut.map(safely),
    tlp: tlp && `TLP:${tlp.toUpperCase()}`,
  };
}

function clockView(clock: Clock) {
  const { id, standing, deadline } = clock;
  const { name, stage, starts, ifYouAre, citation, checkedOn } = legalTextsOf(
    clock,
    "en",
  );
  return {
    ...{ id, standing, starts, ifYouAre, citation, checkedOn },
    name: stage ? `${name}: ${stage}` : name,
    isInForce: deadline.in_force,
  };
}

/** For the timeline, which knows units by id. */
function unitNames({ units, assignments }: ReportPage): Record<string, string> {
  const known = assignments.map(({ unitId, unitName }) => [unitId, unitName]);
  return Object.fromEntries([
    ...units.map(({ id, name }) => [id, name]),
    ...known,
  ]);
}
