import type { Answers, Content } from "../form/answers.ts";
import { displayOf, type Display } from "../form/check.ts";
import { askedQuestions, laterQuestions } from "../form/path.ts";
import type { Question, QuestionId } from "../form/questions.ts";
import { personalKindOf } from "../form/personal.ts";
import type { SearchText } from "./text.ts";

/** What was typed in the answers that the report's page shows, other tabs' words to the same question among it. */
export function answerTexts(answers: Answers): SearchText[] {
  return [...askedQuestions(answers), ...laterQuestions(answers)].flatMap(
    (question) => {
      const answer = answers[question.id];
      if (!answer || !takesWords(question)) return [];
      return [answer.content, ...answer.others].flatMap((content) =>
        textsIn(question, content),
      );
    },
  );
}

function takesWords({ kind }: Question): boolean {
  return !["choice", "choices", "moment", "country"].includes(kind);
}

function textsIn(question: Question, content: Content): SearchText[] {
  const questionId = question.id;
  return displayOf(question, content)
    .map(typedIn)
    .filter((text) => text !== "")
    .map((text) => ({
      place: { is: "answer", questionId },
      ...{ text, isName: names.has(questionId) },
      // By whole words and numbers alone: nobody guesses a person letter by letter.
      isPersonal: personalKindOf(questionId) !== null,
    }));
}

const names: ReadonlySet<QuestionId> = new Set([
  "org_name",
  "own_organisation",
]);

function typedIn(display: Display): string {
  switch (display.kind) {
    case "text":
    case "invalid":
      return display.text;
    case "further-site": {
      const { place, what, zip } = display.site;
      return [place, what, zip].filter((each) => each !== null).join(", ");
    }
    case "site":
      return display.site.zip ?? "";
    case "reviewed":
      return display.reviewed.corrected ?? "";
    default:
      return "";
  }
}
