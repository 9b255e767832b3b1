import { Form, Link } from "@remix-run/react";
import { useId } from "react";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import type { HistoryPerson } from "#app/domain/desk/history-find.server.ts";

export type FoundShown = {
  typed: string;
  people: readonly HistoryPerson[];
  problem: string | null;
};

/** A report by its reference or a person by name; posted, as what is typed stands in no address. */
export function HistoryFind({
  found,
  unitNames,
}: {
  found?: FoundShown;
  unitNames: Record<string, string>;
}) {
  const id = useId();
  return (
    <>
      <Form method="post" className="history-find" role="search">
        <label htmlFor={id}>Reference or name</label>
        <input
          className="input"
          type="search"
          id={id}
          name="find"
          maxLength={120}
          autoComplete="off"
          defaultValue={found?.typed}
          aria-invalid={found?.problem ? true : undefined}
          aria-describedby={found ? `${id}-found` : undefined}
        />
        <button type="submit" className="button button-plain">
          Find
        </button>
      </Form>
      {found ? (
        <div className="history-found" id={`${id}-found`} role="status">
          {found.problem ? <p className="problem">{found.problem}</p> : null}
          {found.people.length > 0 ? (
            <ul aria-label="People of this name">
              {found.people.map((person) => (
                <li key={person.id}>
                  <Link to={`/desk/history?who=${person.id}`}>
                    <StrangerWords text={person.name} />
                  </Link>
                  , {unitNames[person.unitId] ?? person.unitId}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
