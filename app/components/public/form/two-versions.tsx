import type { Display } from "#app/domain/form/check.ts";
import { Alert } from "#app/components/public/alert.tsx";
import { AnswerText } from "./display.tsx";
import { useWords } from "#app/components/public/frame.ts";

/** What two windows or two people said to one question; all of it stands until somebody keeps one. */
export function TwoVersions({
  questionId,
  mine,
  others,
}: {
  questionId: string;
  mine: readonly Display[];
  others: readonly (readonly Display[])[];
}) {
  const words = useWords().frame.twoVersions;
  return (
    <Alert kind="warning" title={words.title}>
      <p>{words.intro}</p>
      <div className="versions">
        <section>
          <h3>{words.yours}</h3>
          <AnswerText questionId={questionId} display={mine} />
        </section>
        {others.map((other, at) => (
          <section key={at}>
            <h3>{words.theirs}</h3>
            <AnswerText questionId={questionId} display={other} />
          </section>
        ))}
      </div>
    </Alert>
  );
}
