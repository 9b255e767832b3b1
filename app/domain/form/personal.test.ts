import { expect, test } from "vitest";
import { personalKindOf, personalMarks } from "./personal.ts";
import { questions } from "./questions.ts";

/** In which nothing is typed but what the form knows. */
const closed = ["choice", "choices", "moment", "place", "country"];

test("of every question that takes words it is said whether they are personal data", () => {
  const takesWords = questions.filter(({ kind }) => !closed.includes(kind));
  const ids = takesWords.map(({ id }) => id);
  expect(Object.keys(personalMarks).sort()).toEqual([...ids].sort());
});

test("who somebody is and how to reach them is personal, and nothing else that is asked", () => {
  const personal = questions.flatMap(({ id }) => {
    const kind = personalKindOf(id);
    return kind ? [[id, kind]] : [];
  });
  expect(Object.fromEntries(personal)).toEqual({
    told_by_name: "name",
    contact_name: "name",
    contact_phone: "phone",
    contact_email: "mail",
    contact_signal: "handle",
    acting_contact: "words",
  });
});

test("a question that asks for a phone or a mail address is never without a mark", () => {
  for (const { id, kind } of questions)
    if (kind === "email" || kind === "phone")
      expect(personalKindOf(id), id).not.toBeNull();
});
