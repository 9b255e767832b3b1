import type { Content } from "#app/domain/form/answers.ts";
import { notKnownValue, typedOf, type Typed } from "#app/domain/form/fields.ts";
import type { Question } from "#app/domain/form/questions.ts";

/** What the fields of a question hold when its page is shown: the answer as typed, wrong ones included. */
export function fillOf(question: Question, content: Content): Typed {
  switch (content.is) {
    case "given":
      // Read off the answer beside it again, when that is sent.
      if (content.isRead) return {};
      return typedOf(question, content.value);
    case "invalid":
      return content.typed;
    case "not-known": {
      const isOption =
        question.kind === "choice" || question.kind === "choices";
      return {
        ...(isOption
          ? { [question.id]: [notKnownValue] }
          : { [`${question.id}.notKnown`]: ["on"] }),
        [`${question.id}.askAgain`]: [content.askAgainAt ?? ""],
      };
    }
    case "blank":
      return {};
  }
}
