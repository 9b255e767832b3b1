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
          {view.isProviderAsked || view.isLinked ? (
            <div>
              <dt>Organization’s sign-in</dt>
              <dd>
                {view.isLinked
                  ? "Linked to an account there"
                  : "Not linked yet: the first account shown with their passkey is theirs"}
              </dd>
            </div>
          ) : null}
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
        {view.isLinked && mayInvite && !isSelf && !person.deactivatedAt ? (
          <details className="action">
            <summary>Unlink the organization’s sign-in…</summary>
            <UnlinkForm person={person} />
          </details>
        ) : null}
      </div>
    </Panel>
  );
}

function UnlinkForm({ person }: Pick<PersonView, "person">) {
  return (
    <TouchForm
      act={{ verb: "unlink", about: person.id }}
      action={`/desk/people/${person.id}/unlinking`}
      button="Unlink"
    >
      <p>
        For an account that was replaced there. The next one that is shown with
        their passkey is theirs; their sessions stay. Nobody confirms it, and
        the history keeps that you did it.
      </p>
    </TouchForm>
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
