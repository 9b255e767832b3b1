import type { ReportPage } from "#app/domain/responder/report-page.server.ts";
import { unitGroups } from "../unit-groups.ts";
import { answerGroups } from "./answer-words.ts";
import { whyBand } from "./why-band.server.ts";
import { whyUnit } from "./why-unit.server.ts";

export type ReportView = ReturnType<typeof viewOf>;

/** What the page shows of a report, in words and in the order shown; nothing else goes to the browser. */
export function viewOf(report: ReportPage) {
  const { contents, scorings, decisions, units, colleagues, ...rest } = report;
  const [scoring] = scorings;
  const [decision] = decisions;
  return {
    ...rest,
    contents: contents && {
      headline: contents.headline,
      versions: contents.versions,
      messages: contents.messages,
      notes: contents.notes,
      ...answerGroups(contents.rows),
    },
    whyBand: scoring ? whyBand(scoring) : null,
    whyUnit: decision ? whyUnit(decision) : null,
    unitNames: unitNames(report),
    units: unitGroups(units),
    colleagues: colleagues.map(({ id, name }) => ({ value: id, label: name })),
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
