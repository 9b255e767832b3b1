// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { AutosaveState } from "#app/components/public/form/autosave-state.tsx";
import { ReportForm } from "#app/components/public/form/report-form.tsx";
import { autosave } from "./autosave.ts";
import { openLine, type Said } from "./testing/line.ts";
import { leave, openPage, part, type } from "./testing/page.tsx";

const ended: Said = [401, { is: "ended" }];

/** A page of a draft with one field, whose server answers each save with the next of these, and then with the last of them. */
function open(...answers: [...Said[], Said]) {
  const last = answers.at(-1) ?? "silence";
  openPage(
    <ReportForm
      of={{ report: "r1", version: 7 }}
      saves={{ page: "what", isDraft: true }}
    >
      <input type="hidden" name="shown" value="s7" />
      <textarea name="what_seen" />
      <button>Continue</button>
      <AutosaveState />
    </ReportForm>,
  );
  const asked = openLine(() => answers.shift() ?? last);
  autosave();
  return asked;
}
const field = () => part<HTMLTextAreaElement>("textarea");
const state = () => part("[data-states]");
const link = () => part<HTMLAnchorElement>("[data-states] a");
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("the link to the access code is the same one when leaving the field for it tries to save once more", async () => {
  const asked = open(ended);
  type(field(), "Typed too late.");
  await pass(1_000);
  expect(state().textContent).toContain("you were signed out");
  const pressed = link();
  expect(pressed.getAttribute("href")).toBe("/follow");
  // A finger that goes down on it takes the focus from the field first.
  leave(field());
  await pass(0);
  expect(asked).toHaveLength(2);
  expect(link()).toBe(pressed);
  expect(state().textContent).toContain("you were signed out");
});
