import { useActionData, useOutletContext } from "@remix-run/react";
import type { NotDone } from "#app/routes/desk/posted.server.ts";
import { Panel } from "#app/components/desk/panel.tsx";
import type { ReportView } from "./report-view.ts";
import { TypedWords } from "#app/components/desk/typed-words.tsx";
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
    <div className="verb-again">
      {notDone ? <Problem notDone={notDone} isAllowed={isAllowed} /> : null}
      {isAllowed ? (
        <Panel id="again" title={verbs[verb].title}>
          <VerbForm
            verb={verb}
            report={report}
            typed={notDone?.typed}
            problems={notDone?.problems}
          />
        </Panel>
      ) : (
        <NotAllowed notDone={notDone} />
      )}
    </div>
  );
}

function Problem({
  notDone: { conflict, problems },
  isAllowed,
}: {
  notDone: NotDone;
  isAllowed: boolean;
}) {
  return (
    <div className="banner banner-bad" role="alert" tabIndex={-1}>
      <h2>
        {conflict
          ? "This report changed in the meantime"
          : "Please look at this again"}
      </h2>
      {conflict ? (
        <p>
          Nothing was saved: {conflict}. The page below shows the report as it
          is now.{" "}
          {isAllowed ? "If it is still right, send the form once more." : null}
        </p>
      ) : (
        <ul className="reasons">
          {Object.entries(problems).map(([field, problem]) => (
            <li key={field}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NotAllowed({ notDone }: { notDone: NotDone | undefined }) {
  return (
    <>
      <p className="quiet">
        This step is not open to you now. What you can do stands on the page.
      </p>
      <TypedWords typed={notDone?.typed ?? {}} />
    </>
  );
}
