import { useActionData, useOutletContext } from "@remix-run/react";
import { Panel } from "#app/components/desk/panel.tsx";
import type { NotDone } from "#app/routes/desk/posted.server.ts";
import type { PersonChangeKind } from "#app/domain/vocabulary/responder.ts";
import { ChangeForm } from "./changes-panel.tsx";
import type { PersonView } from "./person-view.ts";

/** On top of the person's page: what was not done and why, and the form again with all that was chosen. */
export function ChangeAgain({ kind }: { kind?: PersonChangeKind }) {
  const view = useOutletContext<PersonView>();
  const notDone = useActionData<NotDone>();
  const isOpen = kind && view.mayAsk.includes(kind) && !view.waiting;
  return (
    <div className="verb-again">
      {notDone ? <NotDoneBanner notDone={notDone} /> : null}
      {isOpen ? (
        <Panel id="again" title={titles[kind]}>
          <ChangeForm
            kind={kind}
            view={view}
            typed={notDone?.typed}
            problems={notDone?.problems}
          />
        </Panel>
      ) : null}
    </div>
  );
}

const titles = {
  deactivation: "Deactivate",
  reactivation: "Reactivate",
  move: "Another role or unit",
} satisfies Record<PersonChangeKind, string>;

function NotDoneBanner({
  notDone: { conflict, problems },
}: {
  notDone: NotDone;
}) {
  return (
    <div className="banner banner-bad" role="alert" tabIndex={-1}>
      <h2>{conflict ? "Nothing was done" : "Please look at this again"}</h2>
      {conflict ? (
        <p>{conflict.charAt(0).toUpperCase() + conflict.slice(1)}.</p>
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
