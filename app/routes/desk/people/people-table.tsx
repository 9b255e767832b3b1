import { Form } from "@remix-run/react";
import type { ListedPerson } from "#app/domain/responder/people.server.ts";
import { roleWords } from "#app/components/desk/words.ts";

export function PeopleTable({ people }: { people: readonly ListedPerson[] }) {
  return (
    <div
      className="table-scroll"
      tabIndex={0}
      role="region"
      aria-label="People"
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Unit</th>
            <th scope="col">Role</th>
            <th scope="col">Signs in</th>
            <th scope="col">
              <span className="visually-hidden">New invitation</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td>{person.unitName}</td>
              <td>{roleWords[person.role]}</td>
              <td>{waysIn(person)}</td>
              <td className="number">
                {mayBeInvited(person) ? <InviteAgain {...person} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InviteAgain({ id, name }: ListedPerson) {
  return (
    <Form method="post" action={`/desk/people/${id}/invitation`}>
      <input type="hidden" name="name" value={name} />
      <button className="button button-plain" type="submit">
        Invite again
        <span className="visually-hidden">
          : {name}. Their passkeys stop working.
        </span>
      </button>
    </Form>
  );
}

function mayBeInvited({ isDemonstration, deactivatedAt }: ListedPerson) {
  return !isDemonstration && deactivatedAt === null;
}

function waysIn(person: ListedPerson) {
  const { isDemonstration, deactivatedAt, hasPasskey, isInvited } = person;
  if (deactivatedAt) return "No longer";
  if (isDemonstration) return "Demonstration account, one click";
  if (hasPasskey) return "With a passkey";
  return isInvited
    ? "Invited, no passkey yet"
    : "Not yet: the invitation has lapsed";
}
