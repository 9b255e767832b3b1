import { useActionData, useOutletContext } from "@remix-run/react";
import type { NotDone } from "#app/routes/desk/posted.server.ts";
import { actorWords, eventWords } from "#app/components/desk/event-words.ts";
import { Panel } from "#app/components/desk/panel.tsx";
import type { ReportView } from "./report-view.ts";
import { TypedWords } from "#app/components/desk/typed-words.tsx";
import { When } from "#app/components/desk/when.tsx";
import { sentence } from "#app/components/desk/words.ts";
import { useBox } from "./use-box.ts";
import { VerbForm } from "./verb-form.tsx";
import { verbs, type Verb } from "./verbs.ts";

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
  return (
    <VerbForm
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
  if (isStale)
    return (
      <>
        <h2>This report changed after your page was loaded</h2>
        <NewestChange report={report} />
        <p>
          The page below shows it as it is now. If what you do is still right,
          send the form once more.
        </p>
      </>
    );
  if (conflict !== null) return <h2>{sentence(conflict)}</h2>;
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

/** Who did what; to look at a report changes nothing. */
function NewestChange({ report }: { report: ReportView }) {
  const newest = report.events.findLast(
    ({ event }) => !/\.(?:opened|read)$/.test(event.type),
  );
  if (!newest) return null;
  const { actor, event, at } = newest;
  return (
    <p>
      Newest: {eventWords(event, report)}. {actorWords(actor, event)},{" "}
      <When at={at} />.
    </p>
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
