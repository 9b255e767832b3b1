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
  notDone,
  isAllowed,
}: {
  notDone: NotDone;
  isAllowed: boolean;
}) {
  const { conflict, problems } = notDone;
  return (
    <div className="banner banner-bad" role="alert" tabIndex={-1}>
      {conflict === null ? (
        <>
          <h2>Please look at this again</h2>
          <ul className="reasons">
            {Object.entries(problems).map(([field, problem]) => (
              <li key={field}>{problem}</li>
            ))}
          </ul>
        </>
      ) : notDone.isStale ? (
        <>
          <h2>This report changed in the meantime</h2>
          <p>
            Nothing was saved. The page below shows the report as it is now.{" "}
            {isAllowed
              ? "If it is still right, send the form once more."
              : null}
          </p>
        </>
      ) : (
        <>
          <h2>{sentence(conflict)}</h2>
          <p>Nothing was saved.</p>
        </>
      )}
    </div>
  );
}

/** A refusal of the domain, as a heading. */
function sentence(refusal: string): string {
  return refusal.charAt(0).toUpperCase() + refusal.slice(1);
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
