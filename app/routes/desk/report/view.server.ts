import { v7 as uuidv7 } from "uuid";
import type { Choice } from "#app/components/desk/field.tsx";
import { newestEventCount } from "#app/domain/audit/events.ts";
import type { Clock } from "#app/domain/deadline/legal.ts";
import { textsOf } from "#app/domain/deadline/legal-texts.server.ts";
import type { ReportPage } from "#app/domain/desk/report-page.server.ts";
import { callBackDueAt } from "#app/domain/desk/lost-codes.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { questionNames } from "../question-names.server.ts";
import { unitGroups } from "#app/routes/desk/queue/unit-groups.ts";
import { answerGroups } from "./answer-words.ts";
import { safely, sightingWords } from "./sighting-words.ts";
import { whyBand } from "./why-band.server.ts";
import { whyUnit } from "./why-unit.server.ts";

export type ReportView = ReturnType<typeof viewOf>;

/** What the page shows of a report, in words and in the order shown; nothing else goes to the browser. */
export function viewOf(report: ReportPage, viewer: Viewer) {
  const { contents, scorings, decisions: _, colleagues: __, ...rest } = report;
  return {
    ...rest,
    contents: contents && {
      headline: contents.headline,
      versions: contents.versions,
      messages: contents.messages,
      notes: contents.notes,
      codeLabels: contents.codeLabels,
      evidence: contents.evidence.map((file) => ({
        ...file,
        sameAsName:
          contents.evidence.find(({ id }) => id === file.sameAsId)?.name ??
          null,
      })),
      lostCode: lostCodeView(report, viewer),
      clocks: contents.clocks.map(clockView),
      indicators: {
        sightings: contents.sightings.map(sightingWords),
        restCount: contents.sightingCount - contents.sightings.length,
        leftOut: contents.leftOut.map(safely),
      },
      ...answerGroups(contents.rows, contents.news),
      furtherOffices: contents.furtherOffices,
    },
    whyBand: whyBand(scorings),
    whyUnit: whyUnit(report),
    unitNames: unitNames(report),
    questionNames: questionNames(report.events),
    units: unitGroups(report.units),
    assignable: assignable(report, viewer),
    newNoteId: uuidv7(),
    hasOlderEvents: report.events.length === newestEventCount,
  };
}

function clockView(clock: Clock) {
  const { id, standing, deadline } = clock;
  const { name, stage, starts, citation, checkedOn } = textsOf(clock, "en");
  return {
    ...{ id, standing, starts, citation, checkedOn },
    name: stage ? `${name}: ${stage}` : name,
    isInForce: deadline.in_force,
  };
}

/** Null when nobody asks for a new code. */
function lostCodeView({ contents, ...report }: ReportPage, viewer: Viewer) {
  const [oldest] = contents?.lostCodes.requests ?? [];
  if (!contents || !oldest) return null;
  const { requests, numbers, hours } = contents.lostCodes;
  const intact = requests.filter(({ phrases }) => phrases !== null);
  const called = intact.filter(({ state }) => state === "called");
  const isMine = called.some((each) => each.calledById === viewer.responderId);
  const mayCall = report.actions.includes("call-back");
  const actions = [
    ...(mayCall &&
    called.length === 0 &&
    intact.length > 0 &&
    numbers.length > 0
      ? (["call-back"] as const)
      : []),
    ...(report.actions.includes("let-in") && called.length > 0 && !isMine
      ? (["new-code"] as const)
      : []),
    ...(mayCall ? (["new-code-refusal"] as const) : []),
  ];
  const { askedAt } = oldest;
  const { band } = report;
  return {
    numbers: numbers.map(({ added, ...number }) => ({
      ...number,
      added: added && {
        at: added.at,
        // The owner's code has no label.
        codeLabel: contents.codeLabels[added.accessId] ?? null,
      },
    })),
    hours,
    requests: requests.map(({ calledById: _, ...request }) => request),
    callBy: callBackDueAt({ band, askedAt, timeZone: viewer.timeZone }),
    actions,
  };
}

/** Oneself first; colleagues for who may assign them. */
function assignable(
  { actions, colleagues }: ReportPage,
  { responderId, name }: Viewer,
): Choice[] {
  const others = colleagues.filter(({ id }) => id !== responderId);
  return [
    { value: responderId, label: `${name} (you)` },
    ...(actions.includes("assign-colleague")
      ? others.map(({ id, name }) => ({ value: id, label: name }))
      : []),
  ];
}

/** For the timeline, which knows units by id. */
function unitNames({ units, assignments }: ReportPage): Record<string, string> {
  const known = assignments.map(({ unitId, unitName }) => [unitId, unitName]);
  return Object.fromEntries([
    ...units.map(({ id, name }) => [id, name]),
    ...known,
  ]);
}
