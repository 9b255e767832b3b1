import type { ResponderRole } from "#app/domain/vocabulary/responder.ts";
import { roleWords } from "#app/components/desk/words.ts";

export type AccountChoice = {
  id: string;
  name: string;
  role: ResponderRole;
  unitName: string;
};

const roleHints = {
  responder: "works the unit’s reports",
  lead: "also assigns to colleagues",
  administrator: "people and invitations",
  auditor: "the history, no contents",
} satisfies Record<ResponderRole, string>;

/** One click a person; a plain form, so it works without JavaScript as well. */
export function DemonstrationAccounts({
  to,
  accounts,
}: {
  to: string;
  accounts: readonly AccountChoice[];
}) {
  return (
    <section className="panel" aria-labelledby="demonstration-title">
      <div className="panel-head">
        <h2 id="demonstration-title">As somebody of the demonstration</h2>
      </div>
      <form
        className="panel-body"
        method="post"
        action="/sign-in/demonstration"
      >
        <p className="quiet">
          This is a trial installation. One click, no passkey; each person sees
          what their unit and role may see.
        </p>
        <input type="hidden" name="to" value={to} />
        <ul className="accounts">
          {accounts.map(({ id, name, role, unitName }) => (
            <li key={id}>
              <button
                className="account"
                type="submit"
                name="responder"
                value={id}
              >
                <strong>{name}</strong>
                <span>{unitName}</span>
                <span>
                  {roleWords[role]}: {roleHints[role]}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  );
}
