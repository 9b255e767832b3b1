import { Select } from "#app/components/desk/field.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { TouchForm } from "#app/components/desk/touch-form.tsx";
import {
  personChangeReasonWords,
  roleWords,
} from "#app/components/desk/words.ts";
import {
  reasonsOf,
  responderRoles,
  type PersonChangeKind,
} from "#app/domain/vocabulary/responder.ts";
import {
  changeSentence,
  effectSentences,
  warningWords,
} from "../change-words.ts";
import type { PersonView } from "./person-view.ts";

type Problems = {
  typed?: Record<string, string>;
  problems?: Record<string, string>;
};

const labels = {
  deactivation: "Leaves: deactivate…",
  reactivation: "Comes back: reactivate…",
  move: "Another role or unit…",
} satisfies Record<PersonChangeKind, string>;

/** What may be asked for. Each is a request: nothing changes before a second person confirms. */
export function ChangesPanel({ view }: { view: PersonView }) {
  const { mayAsk, waiting, person, isAdministrator } = view;
  if (mayAsk.length === 0 || waiting) return null;
  return (
    <Panel id="changes" title="Changes">
      <p>
        {isAdministrator
          ? "You ask; a second administrator, who comes from another hand, confirms. Until then nothing changes."
          : "You ask; an administrator confirms. Until then nothing changes."}
      </p>
      {mayAsk.map((kind) => (
        <details key={kind} className="action">
          <summary>
            {labels[kind]}
            <span className="visually-hidden"> {person.name}</span>
          </summary>
          <ChangeForm kind={kind} view={view} />
        </details>
      ))}
    </Panel>
  );
}

export function ChangeForm({
  kind,
  view,
  typed = {},
  problems = {},
}: Problems & { kind: PersonChangeKind; view: PersonView }) {
  const { person, warnings } = view;
  return (
    <TouchForm
      act={{ verb: "ask-change", about: person.id }}
      action={`/desk/people/${person.id}/${kind}`}
      button="Ask for it"
    >
      {kind === "move" ? (
        <MoveFields view={view} typed={typed} problems={problems} />
      ) : (
        <Told kind={kind} view={view} />
      )}
      {warnings.map((warning) => (
        <p key={warning} className="banner banner-warn">
          {warningWords[warning]}
        </p>
      ))}
      <Select
        name="why"
        label="Why"
        hint="Who confirms reads it, and the history keeps it. Say more on the phone."
        emptyLabel="Choose a reason"
        choices={reasonsOf[kind].map((value) => ({
          value,
          label: personChangeReasonWords[value],
        }))}
        defaultValue={typed.why}
        problem={problems.why}
        isRequired
      />
    </TouchForm>
  );
}

function Told({ kind, view }: { kind: PersonChangeKind; view: PersonView }) {
  const { name, role, unitName } = view.person;
  const change = {
    ...{ kind, name, staysInUnit: true },
    ...{ fromRole: role, toRole: role },
    ...{ fromUnitName: unitName, toUnitName: unitName },
  };
  return (
    <p>{[changeSentence(change), ...effectSentences(change)].join(" ")}</p>
  );
}

function MoveFields({
  view: { person, units },
  typed = {},
  problems = {},
}: Problems & { view: PersonView }) {
  return (
    <>
      <p>
        Their sessions and open invitations end; their passkeys stay. Who leaves
        a unit, or works no reports any more, opens nothing of it from then on.
        A member of the new unit lets them in.
      </p>
      <Select
        name="role"
        label="Role"
        choices={responderRoles.map((value) => ({
          value,
          label: roleWords[value],
        }))}
        defaultValue={typed.role ?? person.role}
        problem={problems.role}
        isRequired
      />
      <Select
        name="unitId"
        label="Unit"
        groups={units}
        defaultValue={typed.unitId ?? person.unitId}
        problem={problems.unitId}
        isRequired
      />
    </>
  );
}
