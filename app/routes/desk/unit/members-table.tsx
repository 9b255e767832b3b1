import { Link } from "@remix-run/react";
import { When } from "#app/components/desk/when.tsx";
import { roleWords } from "#app/components/desk/words.ts";
import type { UnitShown } from "#app/domain/unit-key/unit-shown.server.ts";

export function MembersTable({
  members,
  mayAsk,
}: Pick<UnitShown, "members"> & {
  /** A lead may ask that one of them leaves, on their page. */
  mayAsk: boolean;
}) {
  return (
    <div
      className="table-scroll"
      tabIndex={0}
      role="region"
      aria-label="Members"
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Let in</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ responderId, name, role, since, letInByName }) => (
            <tr key={responderId}>
              <th scope="row">
                {mayAsk ? (
                  <Link to={`/desk/people/${responderId}`}>{name}</Link>
                ) : (
                  name
                )}
              </th>
              <td>{roleWords[role]}</td>
              <td>
                <When at={since} />
              </td>
              <td>{letInByName ?? "Invitation of the operator"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
