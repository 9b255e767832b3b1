import { Select, type Choice } from "#app/components/desk/field.tsx";
import { visibly } from "#app/components/desk/as-typed.ts";
import { instantWords } from "#app/components/desk/time.ts";
import { useClock } from "#app/components/desk/clock.tsx";
import type { Contents } from "./report-view.ts";
import type { FieldsProps } from "./verb-fields.tsx";

type Message = Contents["messages"][number];

/** Asked by a unit, and nothing that the reporter wrote answers it yet. */
export function openQuestions(messages: readonly Message[]): Message[] {
  const answered = new Set(messages.map(({ answersId }) => answersId));
  return messages.filter(
    ({ kind, id }) => kind === "question" && !answered.has(id),
  );
}

/** Words of the reporter that name no question. */
export function mayAnswer({ responderName, answersId }: Message): boolean {
  return responderName === null && answersId === null;
}

export function AnswerFields({ typed, problems, report }: FieldsProps) {
  const messages = report.contents?.messages ?? [];
  return (
    <>
      <MessageChoice
        messages={messages.filter(mayAnswer)}
        {...{ typed, problems }}
      />
      <MessageChoice
        name="questionId"
        label="Which question it answers"
        messages={openQuestions(messages)}
        {...{ typed, problems }}
      />
    </>
  );
}

export function AnswerUndoingFields({ typed, problems, report }: FieldsProps) {
  const messages = report.contents?.messages ?? [];
  return (
    <MessageChoice
      messages={messages.filter(({ answersSaidBy }) => answersSaidBy !== null)}
      {...{ typed, problems }}
    />
  );
}

function MessageChoice({
  name = "messageId",
  label = "Which message",
  messages,
  typed,
  problems,
}: {
  name?: "messageId" | "questionId";
  label?: string;
  messages: readonly Message[];
} & Pick<FieldsProps, "typed" | "problems">) {
  const { now, zone } = useClock();
  const choices = messages.map(({ id, sentAt, body }): Choice => ({
    value: id,
    label: `${instantWords(sentAt, zone, now)}: ${beginningOf(body)}`,
  }));
  return (
    <Select
      {...{ name, label, choices }}
      emptyLabel="Choose"
      defaultValue={typed[name]}
      problem={problems[name]}
      isRequired
    />
  );
}

/** To tell it from the others in a list. */
function beginningOf(body: Message["body"]): string {
  if (body.is === "damaged") return "does not open";
  const words = body.value.replace(/\s+/g, " ");
  return visibly(words.length > 60 ? `${words.slice(0, 59)}…` : words);
}
