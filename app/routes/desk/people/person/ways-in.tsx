import { Panel } from "#app/components/desk/panel.tsx";
import { TouchForm } from "#app/components/desk/touch-form.tsx";
import { When } from "#app/components/desk/when.tsx";
import { warningWords } from "../change-words.ts";
import type { PersonView } from "./person-view.ts";

/** How the person signs in, and who invited them. */
export function WaysIn({ view }: { view: PersonView }) {
  const { person, mayInvite, isSelf, warnings } = view;
  return (
    <Panel id="ways-in" title="Signing in">
      <div className="stack">
        <dl className="facts">
          <div>
            <dt>Passkey</dt>
            <dd>
              <Passkeys view={view} />
            </dd>
          </div>
          <div>
            <dt>Invited by</dt>
            <dd>{inviterOf(view)}</dd>
          </div>
          {view.assignedCount > 0 ? (
            <div>
              <dt>Open reports</dt>
              <dd>
                {view.assignedCount} assigned to them. They stay so until a lead
                assigns them to somebody else.
              </dd>
            </div>
          ) : null}
        </dl>
        {mayInvite && !isSelf && person.deactivatedAt === null ? (
          <details className="action">
            <summary>Invite again…</summary>
            <TouchForm
              act={{ verb: "invite-again", about: person.id }}
              action={`/desk/people/${person.id}/invitation`}
              button="Make a new invitation"
            >
              <input type="hidden" name="name" value={person.name} />
              <p>
                For a passkey that is lost or may be in other hands: it and
                their sessions end at once, and nobody confirms it. The link is
                shown once, and from then on you are who invited them.
              </p>
              {warnings.includes("last-member") ? (
                <p className="banner banner-warn">
                  {warningWords["last-member"]}
                </p>
              ) : null}
            </TouchForm>
          </details>
        ) : null}
      </div>
    </Panel>
  );
}

function Passkeys({
  view: { person, passkeys, isInvited },
}: {
  view: PersonView;
}) {
  const [newest] = passkeys;
  if (person.isDemonstration) return "None: a demonstration account, one click";
  if (!newest) return isInvited ? "None yet: the invitation is open" : "None";
  return (
    <>
      Made <When at={newest.createdAt} />
      {newest.lastUsedAt ? (
        <>
          , last used <When at={newest.lastUsedAt} />
        </>
      ) : null}
    </>
  );
}

function inviterOf({ person, invitedByName, isInvitationKnown }: PersonView) {
  if (person.isDemonstration) return "Made with the demonstration";
  if (!isInvitationKnown) return "Not known";
  return invitedByName ?? "The operator, by a command";
}
