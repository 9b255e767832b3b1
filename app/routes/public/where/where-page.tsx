import type { SignpostAnswers } from "#app/domain/directory/signpost-answers.ts";
import type { SignpostShown } from "#app/domain/directory/signpost-shown.server.ts";
import { Alert } from "#app/components/public/alert.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { WhereAnswer } from "./where-answer.tsx";
import type { CountyChoice } from "./where-county.tsx";
import { WhereForm, whereFormId } from "./where-form.tsx";
import type { Place } from "./where-place.tsx";

type View = {
  wanted: Place["wanted"];
  answers: SignpostAnswers;
  states: Place["states"];
  counties: CountyChoice["counties"];
  errorCode: keyof typeof fieldOf | null;
  neighbours: { prefix: string; states: Place["states"] } | null;
  shown: SignpostShown | null;
};

/** Five questions; and, once they were sent, whom to tell. */
export function WherePage(view: View) {
  const { whereToReport: words } = useWords();
  const { errorCode, neighbours, shown, ...form } = view;
  const error = errorCode && {
    fieldId: fieldOf[errorCode],
    text: words.errors[errorCode],
  };
  // Under an answer it has a heading of its own.
  const Change = shown ? "section" : "div";
  return (
    <PublicPage
      errors={error ? [error] : []}
      // The address of an answer holds all of it; a form not yet sent goes along with the language.
      keeps={shown ? undefined : whereFormId}
    >
      <h1>{shown ? words.answer.title : words.title}</h1>
      {!shown?.sections[0]?.entries.some(({ is }) => is === "emergency") && (
        <p>
          <strong>{words.danger}</strong>
        </p>
      )}
      {!shown && <p className="lead">{words.lead}</p>}
      {neighbours && <Neighbours of={neighbours} />}
      {shown && <WhereAnswer {...{ shown, error }} {...form} />}
      <Change className="no-print" id="change">
        {shown && <h2>{words.answer.changeTitle}</h2>}
        <WhereForm {...form} error={error} />
      </Change>
    </PublicPage>
  );
}

const fieldOf = {
  "not-a-zip": "zip",
  "unknown-zip": "zip",
  "county-elsewhere": "county",
  "not-a-state": "state",
  "not-a-country": "country",
} as const;

/** An unknown ZIP code still says where it must be: a link to that state. */
function Neighbours({
  of: { prefix, states },
}: {
  of: NonNullable<View["neighbours"]>;
}) {
  const { whereToReport: words } = useWords();
  return (
    <Alert kind="info">
      <p>{words.neighbours(prefix)}</p>
      <ul>
        {states.map(({ state, name }) => (
          <li key={state}>
            <a href={`/where-to-report?state=${state}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
