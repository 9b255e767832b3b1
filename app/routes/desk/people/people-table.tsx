import { Link } from "@remix-run/react";
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
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link to={`/desk/people/${person.id}`}>{person.name}</Link>
              </th>
              <td>{person.unitName}</td>
              <td>{roleWords[person.role]}</td>
              <td>{waysIn(person)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
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
