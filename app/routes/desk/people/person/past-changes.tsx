import { Panel } from "#app/components/desk/panel.tsx";
import { When } from "#app/components/desk/when.tsx";
import type { PersonChangeKind } from "#app/domain/vocabulary/responder.ts";
import type { PersonView } from "./person-view.ts";

const doneWords = {
  deactivation: "Deactivated",
  reactivation: "Reactivated",
  move: "Role or unit changed",
} satisfies Record<PersonChangeKind, string>;

const notDoneWords = {
  deactivation: "Deactivation refused or taken back",
  reactivation: "Reactivation refused or taken back",
  move: "Change of role or unit refused or taken back",
} satisfies Record<PersonChangeKind, string>;

export function PastChanges({ past }: Pick<PersonView, "past">) {
  if (past.length === 0) return null;
  return (
    <Panel id="past" title="Before">
      <ul className="plain-list">
        {past.map(({ id, kind, state, decidedAt }) => (
          <li key={id}>
            {(state === "confirmed" ? doneWords : notDoneWords)[kind]}
            {decidedAt ? (
              <span className="quiet">
                , <When at={decidedAt} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
