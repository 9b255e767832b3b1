import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { bandWords, outcomeWords } from "#app/components/desk/words.ts";
import {
  StatusLine,
  StatusRegion,
  takeUndoPosted,
} from "#app/routes/desk/status-line.tsx";
import { deskForms } from "#app/domain/vocabulary/desk-form.ts";
import type { ReportView } from "./report-view.ts";
import type { Verb } from "./verbs.ts";

/** What was done last on this page, as it stands now. */
export function DoneLine({ report }: { report: ReportView }) {
  const done = useDone(report.id);
  return (
    <StatusRegion>
      {done ? <Done report={report} {...done} key={done.turn} /> : null}
    </StatusRegion>
  );
}

function Done({ report, verb }: { report: ReportView; verb: Verb }) {
  return (
    <StatusLine
      words={doneWords[verb](report)}
      undo={
        verb === "assignee" && report.ownPart?.assigneeId
          ? {
              action: `/desk/reports/${report.id}/assignee-undoing`,
              fields: {
                boxId: report.freshId,
                revision: report.revision,
                seen: report.actPosition,
              },
            }
          : null
      }
    />
  );
}

/** The verb that was posted and led back to the report's page: what was refused stays at an address of its own. */
function useDone(reportId: string) {
  const { state, formAction, formMethod } = useNavigation();
  const { pathname } = useLocation();
  const [done, setDone] = useState<{ verb: Verb; turn: number } | null>(null);
  const posted = useRef<string | null>(null);
  useEffect(() => {
    if (state !== "idle") {
      if (formAction && formMethod === "POST") posted.current = formAction;
      return;
    }
    const path = `/desk/reports/${reportId}`;
    const undone = takeUndoPosted();
    const action = posted.current ?? undone;
    const verb = deskForms.find((form) => action === `${path}/${form}`);
    posted.current = null;
    if (verb && pathname === path)
      setDone((before) => ({ verb, turn: (before?.turn ?? 0) + 1 }));
  }, [state, formAction, formMethod, reportId, pathname]);
  return done;
}

const toReporter = "The reporter reads it on their page.";

const doneWords = {
  acceptance: ({ ownPart }) =>
    `Accepted for ${ownPart?.unitName ?? "your unit"}.`,
  refusal: () => "Refused.",
  transfer: () => "Transferred. The other unit has been offered the report.",
  "transfer-undoing": ({ ownPart }) =>
    `The transfer is undone: it is with ${ownPart?.unitName ?? "its unit"} again.`,
  offer: ({ assignments }) =>
    `Offered to ${assignments.at(-1)?.unitName ?? "the unit"} as a joint part.`,
  assignee: ({ ownPart }) =>
    ownPart?.assigneeName
      ? `Assigned to ${ownPart.assigneeName}.`
      : "Assigned.",
  "assignee-undoing": ({ ownPart }) =>
    ownPart?.assigneeName
      ? `Undone: ${ownPart.assigneeName} works it again.`
      : "Undone: nobody works it.",
  closure: ({ outcome }) =>
    `Closed${outcome ? `: ${outcomeWords[outcome]}` : ""}. ${toReporter}`,
  signposting: () => `Closed as not for us. ${toReporter}`,
  duplicate: () => `Closed as a duplicate. ${toReporter}`,
  reopening: () => "Open again. The units that had it have it again.",
  messages: () => `Message sent. ${toReporter}`,
  questions: () => `Question sent. ${toReporter}`,
  answer: () => "Said which question it answers.",
  "answer-undoing": () => "Taken back: it answers no question.",
  "contact-policy": () => "Confirmed what mail may say.",
  severity: ({ band }) =>
    `Severity confirmed${band ? `: ${bandWords[band]}` : ""}. The reporter is not told.`,
  "call-back": () => "The call-back is recorded.",
  "new-code": () => "The new access code is let in.",
  "new-code-refusal": () => "The new access code is refused.",
  notes: () => "Note saved. Responders alone read it.",
  reveal: () =>
    "Shown to you alone, for 15 minutes. The history and your unit’s lead see that it was.",
  hiding: () => "Masked again.",
  tasks: () => "Task added.",
  playbook: ({ contents }) =>
    `Playbook started: ${contents?.tasks.length ?? 0} tasks now.`,
  "task-done": ({ contents }) => tasksLeft(contents?.tasks ?? []),
  "task-change": () => "Task changed.",
} satisfies Record<Verb, (report: ReportView) => string>;

function tasksLeft(tasks: readonly { doneAt: Date | null }[]): string {
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length;
  return `${done} of ${tasks.length} tasks done.`;
}
