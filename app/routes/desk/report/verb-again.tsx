import { useActionData, useOutletContext } from "@remix-run/react";
import type { NotDone } from "#app/routes/desk/posted.server.ts";
import { Panel } from "#app/components/desk/panel.tsx";
import type { ReportView } from "./report-view.ts";
import { TypedWords } from "#app/components/desk/typed-words.tsx";
import { sentence } from "#app/components/desk/words.ts";
import { useBox } from "./use-box.ts";
import { VerbForm } from "./verb-form.tsx";
import { verbs, type Verb } from "./verbs.ts";
import {
  actsSince,
  textOfOthers,
  TwoTexts,
  WhatChanged,
} from "./what-changed.tsx";

/** On top of the report's page: a verb that was not done, and its form with all that was typed; or the form alone. */
export function VerbAgain({ verb }: { verb: Verb }) {
  const report = useOutletContext<ReportView>();
  const notDone = useActionData<NotDone>();
  const isAllowed = verbs[verb].actions.some((action) =>
    report.actions.includes(action),
  );
  return (
    <div className="verb-again" data-arrive>
      {notDone ? <Problem notDone={notDone} report={report} /> : null}
      {isAllowed ? (
        <Panel id="again" title={verbs[verb].title}>
          <FormAgain verb={verb} report={report} notDone={notDone} />
        </Panel>
      ) : (
        <NotAllowed notDone={notDone} />
      )}
    </div>
  );
}

function FormAgain({
  verb,
  report,
  notDone,
}: {
  verb: Verb;
  report: ReportView;
  notDone: NotDone | undefined;
}) {
  const box = useBox(report, verb, notDone ?? null);
  const acts = notDone?.isStale ? actsSince(report, notDone.typed) : [];
  return (
    <VerbForm
      button={
        textOfOthers(report, acts) ? "Keep both: send mine too" : undefined
      }
      verb={verb}
      report={report}
      box={box}
      problems={notDone?.problems}
    />
  );
}

/** Headed by what is in the way. */
function Problem({
  notDone,
  report,
}: {
  notDone: NotDone;
  report: ReportView;
}) {
  return (
    <div className="banner banner-bad" role="alert" tabIndex={-1}>
      <Cause notDone={notDone} report={report} />
      <p>
        Nothing was sent or changed.
        {notDone.kept ? " What you typed is kept." : null}
      </p>
    </div>
  );
}

function Cause({ notDone, report }: { notDone: NotDone; report: ReportView }) {
  const { conflict, problems, isStale } = notDone;
  if (isStale) return <Stale report={report} typed={notDone.typed} />;
  if (conflict !== null)
    return (
      <>
        <h2>{sentence(conflict)}</h2>
        <WhatChanged
          report={report}
          acts={notDone.typed.seen ? actsSince(report, notDone.typed) : []}
        />
      </>
    );
  const [first = "Look at this again", ...others] = Object.values(problems);
  if (others.length === 0) return <h2>{first}</h2>;
  return (
    <>
      <h2>{others.length + 1} things to put right</h2>
      <ul className="reasons">
        {[first, ...others].map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </>
  );
}

/** By cause, and where there are two texts both of them: nothing was overwritten, and nothing sent unseen. */
function Stale({
  report,
  typed,
}: {
  report: ReportView;
  typed: Record<string, string>;
}) {
  const acts = actsSince(report, typed);
  const theirs = textOfOthers(report, acts);
  return (
    <>
      <h2>This report changed after your page was loaded</h2>
      <WhatChanged report={report} acts={acts} />
      {theirs ? <TwoTexts theirs={theirs} typed={typed} /> : null}
      <p>
        {theirs
          ? "Theirs stands. Yours waits below: send it too, change it, or throw it away."
          : "The page below shows it as it is now. If what you do is still right, send the form once more."}
      </p>
    </>
  );
}

function NotAllowed({ notDone }: { notDone: NotDone | undefined }) {
  return (
    <>
      <p className="quiet">
        This step is not open to you now. What is stands on top of the page.
      </p>
      {/* What is kept stands below, where it waits. */}
      {notDone?.kept ? null : <TypedWords typed={notDone?.typed ?? {}} />}
    </>
  );
}
