import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import {
  initialsOf,
  PeopleHere,
  PeopleProvider,
  WritingNow,
} from "./people-here.tsx";

const ruth = { name: "Ruth Lindqvist", unitName: "Triage desk" };

test("who is there is said in words, and who types in which form beside that form alone", () => {
  const page = renderToStaticMarkup(
    <PeopleProvider value={[{ ...ruth, writes: ["messages", "transfer"] }]}>
      <PeopleHere />
      <p>
        <WritingNow forms={["messages", "questions"]} />
      </p>
      <p>
        <WritingNow forms={["notes"]} />
      </p>
    </PeopleProvider>,
  );
  expect(page).toContain("Ruth Lindqvist is writing a message</span>");
  expect(page).toContain(
    "Ruth Lindqvist is writing a message and is at “Transfer to another unit”, Triage desk",
  );
  expect(page).toContain("<p></p>");
});

test("a ring holds the first letters of first and last name", () => {
  expect(initialsOf("Ruth van Lindqvist")).toBe("RL");
  expect(initialsOf("Cher")).toBe("C");
});
