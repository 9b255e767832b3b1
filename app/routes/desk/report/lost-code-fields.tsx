import { Select } from "#app/components/desk/field.tsx";
import type { FieldsProps } from "./verb-fields.tsx";

/** Which request: said aloud when it is the only one, chosen by its phrase when there are several. */
export function RequestFields({ typed, problems, report }: FieldsProps) {
  const lostCode = report.contents?.lostCode;
  if (!lostCode) return <p>Nobody asks for a new code now.</p>;
  // One without phrases for this unit can only be refused.
  const intact = lostCode.requests.flatMap(({ phrases, ...request }) =>
    typeof phrases === "object"
      ? [{ ...request, theyAnswer: phrases.youAnswer }]
      : [],
  );
  const called = intact.filter(({ state }) => state === "called");
  const open = called.length > 0 ? called : intact;
  const effect =
    called.length > 0
      ? "The new code then opens the report. Every older code, colleagues’ too, stops working at once. The reporter sees it in their timeline."
      : "A second responder then decides. You cannot.";
  const [only] = open;
  return (
    <>
      <p>{effect}</p>
      {only && open.length === 1 ? (
        <input type="hidden" name="requestId" value={only.id} />
      ) : (
        <Select
          name="requestId"
          label="Which answer did they give?"
          emptyLabel="Choose the answer"
          choices={open.map(({ id, theyAnswer }) => ({
            value: id,
            label: theyAnswer,
          }))}
          defaultValue={typed.requestId}
          problem={problems.requestId}
          isRequired
        />
      )}
    </>
  );
}

/** Those that this page shows, and none that came since. */
export function LostCodeRefusalFields({ report }: FieldsProps) {
  const requests = report.contents?.lostCode?.requests ?? [];
  return (
    <>
      <p>
        They did not ask for it, gave a wrong answer, or cannot be reached. If
        it was the reporter and the phrases did not match, let them ask again
        while you are on the phone.
      </p>
      <input
        type="hidden"
        name="requestIds"
        value={requests.map(({ id }) => id).join(" ")}
      />
    </>
  );
}
