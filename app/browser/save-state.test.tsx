// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { AutosaveState } from "#app/components/public/form/autosave-state.tsx";
import { stateOf } from "./save-state.ts";
import { openPage, part } from "./testing/page.tsx";

function open() {
  openPage(
    <form>
      <div className="usa-form-group" id="account">
        <textarea />
        <p>Up to 4,000 characters.</p>
      </div>
      <div className="usa-form-group" id="certainty">
        <input type="radio" />
      </div>
      <ol>
        <li className="review__row" id="row">
          <input className="usa-input" />
        </li>
      </ol>
      <input id="beside" />
      <AutosaveState />
    </form>,
  );
  return stateOf(part<HTMLFormElement>("form"));
}
const edit = (field: string) =>
  part(field).dispatchEvent(new Event("input", { bubbles: true }));
const where = () => part("[data-states]").parentElement?.id;

test.each([
  ["a text", "textarea", "account"],
  ["a choice", "input[type=radio]", "certainty"],
  ["a row of what was recognised", ".review__row input", "row"],
])("what is saved of %s is said beside it", (_, field, question) => {
  const say = open();
  edit(field);
  say("saved");
  expect(where()).toBe(question);
  expect(part("[data-states]").textContent).toContain("Saved at");
});

test("the line follows whoever goes on to another question, and stays where there is none", () => {
  open();
  edit("textarea");
  edit("input[type=radio]");
  expect(where()).toBe("certainty");
  edit("#beside");
  expect(where()).toBe("certainty");
});
