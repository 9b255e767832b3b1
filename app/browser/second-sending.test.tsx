// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { ReportForm } from "#app/components/public/form/report-form.tsx";
import { holdSecondSending } from "./second-sending.ts";
import { openPage, part, pass } from "./testing/page.tsx";

/** A form with a button in it and one outside of it; answers which presses went to the server. */
function open({ stays = false } = {}) {
  openPage(
    <>
      <ReportForm of={{ report: "r1", version: 7 }} id="answers" stays={stays}>
        <button>Send report</button>
      </ReportForm>
      <button form="answers">Español</button>
    </>,
  );
  holdSecondSending();
  const sent: string[] = [];
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    sent.push(event.submitter?.textContent ?? "");
    // As where the server never answers.
    event.preventDefault();
  });
  return sent;
}
const inside = () => part<HTMLButtonElement>("form button");
const outside = () => part<HTMLButtonElement>("button[form]");

test("an impatient hand sends a form once", async () => {
  const sent = open();
  inside().click();
  await pass(4_999);
  inside().click();
  expect(sent).toEqual(["Send report"]);
  expect(inside().getAttribute("aria-disabled")).toBe("true");
});

test.each([
  ["in it", inside],
  ["outside of it", outside],
])(
  "a form whose sending hangs can be sent again, by a button %s",
  async (_, button) => {
    const sent = open();
    button().click();
    expect(button().getAttribute("aria-disabled")).toBe("true");
    await pass(5_000);
    expect(button().hasAttribute("aria-disabled")).toBe(false);
    button().click();
    expect(sent).toHaveLength(2);
  },
);

test("a page that is come back to can be sent again at once", async () => {
  const sent = open();
  inside().click();
  dispatchEvent(new Event("pageshow"));
  inside().click();
  expect(sent).toHaveLength(2);
});

test("a form that answers with a file may be sent as often as one likes", () => {
  const sent = open({ stays: true });
  inside().click();
  inside().click();
  expect(sent).toHaveLength(2);
});

test("a form that was held back for another reason is not taken for sent", () => {
  const sent = open();
  const hold = (event: Event) => event.preventDefault();
  addEventListener("submit", hold, true);
  inside().click();
  removeEventListener("submit", hold, true);
  inside().click();
  expect(sent).toEqual(["Send report"]);
});
