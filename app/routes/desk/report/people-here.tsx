import { createContext, useContext } from "react";
import type { PersonThere } from "#app/routes/desk/queue/follow-arrivals.ts";
import type { DeskForm } from "#app/domain/vocabulary/desk-form.ts";
import { verbs } from "./verbs.ts";

const PeopleContext = createContext<readonly PersonThere[]>([]);
export const PeopleProvider = PeopleContext.Provider;

/** The colleagues who have the report open now: a ring each, and in words. */
export function PeopleHere() {
  const people = useContext(PeopleContext);
  if (people.length === 0) return null;
  return (
    <ul className="people-here" aria-label="Here now">
      {people.map((person) => (
        <li key={`${person.name} ${person.unitName}`} title={hereWords(person)}>
          <span aria-hidden="true">{initialsOf(person.name)}</span>
          <span className="visually-hidden">{hereWords(person)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Beside the title of a panel: who types in its forms now, so that two do not write the same. */
export function WritingNow({ forms }: { forms: readonly DeskForm[] }) {
  const writing = useContext(PeopleContext).flatMap((person) => {
    const writes = person.writes.filter((form) => forms.includes(form));
    return writes.length > 0 ? [writingWords({ ...person, writes })] : [];
  });
  if (writing.length === 0) return null;
  return <span className="writing-now">{writing.join(". ")}</span>;
}

function hereWords(person: PersonThere): string {
  const { name, unitName, writes } = person;
  const is = writes.length > 0 ? writingWords(person) : `${name} is here`;
  return `${is}, ${unitName}`;
}

/** "Ruth Lindqvist is writing a message". */
function writingWords({
  name,
  writes,
}: Pick<PersonThere, "name" | "writes">): string {
  const what = writes.map((form) =>
    form === "messages"
      ? "is writing a message"
      : form === "questions"
        ? "is writing a question"
        : form === "notes"
          ? "is writing a note"
          : form === "tasks"
            ? "is adding a task"
            : `is at “${verbs[form].title}”`,
  );
  return `${name} ${what.join(" and ")}`;
}

/** "RL" */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const [first = "", last = ""] = [
    words[0],
    words.length > 1 ? words.at(-1) : "",
  ];
  return [first, last]
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toUpperCase();
}
