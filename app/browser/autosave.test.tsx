// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { AutosaveState } from "#app/components/public/form/autosave-state.tsx";
import { ReportForm } from "#app/components/public/form/report-form.tsx";
import { autosave } from "./autosave.ts";
import { openLine, type Said } from "./testing/line.ts";
import { leave, openPage, part, pass, type } from "./testing/page.tsx";

const saved: Said = [200, { is: "saved", version: 8, shown: "s8" }];
const conflict: Said = [200, { is: "saved", conflicts: ["what_seen"] }];
const ended: Said = [401, { is: "ended" }];
const elsewhere: Said = [409, { is: "elsewhere" }];
const outage: Said = [503, "outage"];

type Answer = Said | (() => Promise<Said>);

/** A page of a draft with one field; the server answers each save with the next of these, and then with the last of them. */
function open(...answers: Answer[]) {
  const last = answers.at(-1) ?? "silence";
  openPage(
    <>
      <ReportForm
        of={{ report: "r1", version: 7 }}
        saves={{ page: "what", isDraft: true }}
      >
        <input type="hidden" name="shown" value="s7" />
        <textarea name="what_seen" />
        <button>Continue</button>
        <AutosaveState />
      </ReportForm>
      <ReportForm of={{ report: "r1", version: 7 }} className="other">
        <button>Leave</button>
      </ReportForm>
    </>,
  );
  const asked = openLine(() => {
    const answer = answers.shift() ?? last;
    return typeof answer === "function" ? answer() : answer;
  });
  autosave();
  return asked;
}
const field = () => part<HTMLTextAreaElement>("textarea");
const state = () => part("[data-states]").textContent?.trim();
const link = () => part<HTMLAnchorElement>("[data-states] a");
const texts = (asked: { fields: URLSearchParams }[]) =>
  asked.map(({ fields }) => fields.get("what_seen"));

/** Presses the button; answers how often a form has left the page since. */
function send(button: string) {
  const left: string[] = [];
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    left.push(event.submitter?.textContent ?? "");
    event.preventDefault();
  });
  for (const each of document.querySelectorAll("button"))
    if (each.textContent === button) each.click();
  return left;
}

test("words are saved a second after the last key, and the line says when", async () => {
  const asked = open(saved);
  type(field(), "Core-1 reb");
  await pass(999);
  type(field(), "Core-1 rebooted");
  await pass(999);
  expect(asked).toHaveLength(0);
  expect(state()).toBe("");
  await pass(1);
  expect(asked).toMatchObject([{ method: "POST" }]);
  expect(Object.fromEntries(asked[0]?.fields ?? [])).toEqual({
    ...{ report: "r1", page: "what", what_seen: "Core-1 rebooted" },
    ...{ version: "7", shown: "s7" },
    ...{ opening: expect.stringMatching(/^[a-z\d]+$/), save: "1" },
  });
  expect(state()).toBe("Saved at 09:30 AM");
  await pass(60_000);
  expect(asked).toHaveLength(1);
});

test("a choice is saved at once, and a form in which nothing changed never", async () => {
  const asked = open(saved);
  leave(field());
  await pass(0);
  expect(asked).toHaveLength(0);
  type(field(), "Yes");
  leave(field());
  await pass(0);
  expect(texts(asked)).toEqual(["Yes"]);
});

test("each save is based on what the one before has answered", async () => {
  const asked = open(saved);
  type(field(), "One");
  await pass(1_000);
  type(field(), "One, two");
  await pass(1_000);
  expect(asked[1]?.fields.get("version")).toBe("8");
  expect(asked[1]?.fields.get("shown")).toBe("s8");
});

test("words typed while others are on their way are saved after them, never beside them", async () => {
  let answer = (_: Said) => {};
  const asked = open(() => new Promise((done) => (answer = done)), saved);
  type(field(), "One");
  await pass(1_000);
  expect(state()).toBe("Saving…");
  type(field(), "One, two");
  await pass(3_000);
  expect(texts(asked)).toEqual(["One"]);
  answer(saved);
  await pass(1_000);
  expect(texts(asked)).toEqual(["One", "One, two"]);
});

test.each<[string, Said]>([
  ["the line is cut", "cut"],
  ["the server is away", outage],
  ["something else answers in its place", [200, "<!doctype html>"]],
])(
  "when %s the page says so and tries again, less and less often",
  async (_, said) => {
    const asked = open(said, said, said, said, said, saved);
    type(field(), "Typed on a train.");
    await pass(1_000);
    expect(state()).toMatch(/^Not saved: .* still here\. Trying again\.$/);
    for (const [tries, ms] of [2_000, 5_000, 15_000, 30_000].entries()) {
      // Another key brings no try of its own.
      type(field(), `Typed on a train. ${tries}`);
      await pass(ms - 1);
      expect(asked).toHaveLength(tries + 1);
      await pass(1);
      expect(asked).toHaveLength(tries + 2);
      expect(state()).toMatch(/^Not saved/);
    }
    await pass(30_000);
    expect(texts(asked).at(-1)).toBe("Typed on a train. 3");
    expect(state()).toMatch(/^Saved at/);
  },
);

test("as soon as the browser is on a network again, it is tried", async () => {
  const asked = open("cut", "cut", "cut", saved);
  type(field(), "Typed on a train.");
  await pass(10_000);
  expect(asked).toHaveLength(3);
  dispatchEvent(new Event("online"));
  await pass(0);
  expect(state()).toMatch(/^Saved at/);
});

test("a save that is never answered is given up, said and tried again", async () => {
  const asked = open("silence", saved);
  type(field(), "Typed in a tunnel.");
  await pass(1_000);
  expect(state()).toBe("Saving…");
  await pass(20_000);
  expect(state()).toMatch(/^Not saved/);
  await pass(2_000);
  expect(texts(asked)).toEqual(["Typed in a tunnel.", "Typed in a tunnel."]);
  expect(state()).toMatch(/^Saved at/);
});

const orders = (asked: { fields: URLSearchParams }[]) =>
  asked.map(({ fields }) => [fields.get("opening"), fields.get("save")]);

test("each save of an opened page has a higher number than those before it, heard or not, and the form has the highest", async () => {
  const asked = open("silence", "cut", saved, "silence");
  type(field(), "Typed in a tunnel.");
  await pass(23_000);
  type(field(), "Typed in a tunnel, and out of it.");
  await pass(5_000);
  type(field(), "Typed in the next one.");
  await pass(1_000);
  // Beside the one that is on its way.
  dispatchEvent(new Event("pagehide"));
  const [[opening] = []] = orders(asked);
  expect(orders(asked)).toEqual(
    ["1", "2", "3", "4", "5"].map((number) => [opening, number]),
  );
  send("Continue");
  await pass(4_000);
  const sent = new FormData(part<HTMLFormElement>("form[data-autosave]"));
  expect(Number(sent.get("save"))).toBeGreaterThan(5);
});

test("words that are taken back after a save that nobody answered are saved as they now are", async () => {
  const asked = open("silence", saved);
  type(field(), "Typed in a tunnel.");
  await pass(21_000);
  type(field(), "");
  await pass(2_000);
  expect(texts(asked)).toEqual(["Typed in a tunnel.", ""]);
  expect(state()).toMatch(/^Saved at/);
});

test("a save that the server has put behind a newer one is made once more", async () => {
  const asked = open([200, { is: "late" }], saved);
  type(field(), "Typed in a tunnel.");
  await pass(3_000);
  expect(texts(asked)).toEqual(["Typed in a tunnel.", "Typed in a tunnel."]);
  expect(state()).toMatch(/^Saved at/);
});

test.each<[string, Said, RegExp]>([
  ["the session is over", ended, /^Not saved: you were signed out/],
  ["another report is open", elsewhere, /^Not saved: another report/],
])(
  "when %s the words stay, the line leads to the code, and coming back saves them",
  async (_, said, words) => {
    const asked = open(said, saved);
    type(field(), "Typed too late.");
    await pass(1_000);
    expect(state()).toMatch(words);
    expect(link()).toMatchObject({ target: "_blank" });
    expect(link().getAttribute("href")).toBe("/follow");
    // Nobody is there: there is nothing to try.
    await pass(600_000);
    expect(asked).toHaveLength(1);
    expect(field().value).toBe("Typed too late.");
    document.dispatchEvent(new Event("visibilitychange"));
    await pass(0);
    expect(texts(asked)).toEqual(["Typed too late.", "Typed too late."]);
    expect(state()).toMatch(/^Saved at/);
  },
);

test("the link to the access code is the same one when leaving the field for it tries to save once more", async () => {
  const asked = open(ended);
  type(field(), "Typed too late.");
  await pass(1_000);
  type(field(), "Typed too late. And more.");
  const pressed = link();
  // A finger that goes down on it takes the focus from the field first.
  leave(field());
  await pass(0);
  expect(asked).toHaveLength(2);
  expect(link()).toBe(pressed);
  expect(state()).toContain("you were signed out");
});

test("two texts are both kept, which the line says and leads to", async () => {
  open(conflict, saved);
  history.replaceState(null, "", "/report/what?change");
  type(field(), "From the second tab.");
  await pass(1_000);
  expect(state()).toMatch(/Both are kept\. See both$/);
  expect(field().value).toBe("From the second tab.");
  type(field(), "From the second tab, too.");
  await pass(1_000);
  expect(state()).toMatch(/^Saved at 09:30 AM$/);
});

test.each<[string, unknown, RegExp]>([
  [
    "too long to be kept whole",
    { is: "saved", isCut: true },
    /^Only the first 20,000 characters are saved/,
  ],
  [
    "for a report that was sent meanwhile",
    { is: "aside" },
    /^Not part of your report: .* Open your report$/,
  ],
])("words %s are told so", async (_, json, words) => {
  open([200, json]);
  type(field(), "x");
  await pass(1_000);
  expect(state()).toMatch(words);
});

test("of a field nothing is sent beyond what is kept, but that there was more", async () => {
  const asked = open(saved);
  type(field(), "x".repeat(2_000_000));
  await pass(1_000);
  expect(asked[0]?.fields.get("what_seen")).toHaveLength(20_001);
});

test("a state is read out once, and a second copy of it does not stay", async () => {
  open(saved, saved, "cut");
  const told = part("[data-told]");
  type(field(), "a");
  await pass(1_000);
  expect(told.textContent).toMatch(/^Saved at/);
  await pass(3_000);
  expect(told.textContent).toBe("");
  type(field(), "ab");
  await pass(1_000);
  expect(told.textContent).toBe("");
  type(field(), "abc");
  await pass(1_000);
  expect(told.textContent).toMatch(/^Not saved/);
});

test("what was typed in the second before the page goes is sent after it", async () => {
  const asked = open(saved);
  type(field(), "The last thing");
  dispatchEvent(new Event("pagehide"));
  expect(asked).toMatchObject([{ isKeptAlive: true }]);
  expect(texts(asked)).toEqual(["The last thing"]);
});

test.each<[string, Said, boolean]>([
  ["could not be saved", "cut", true],
  ["nobody is signed in for", ended, true],
  ["are saved", saved, false],
])(
  "whoever leaves words behind that %s is asked first, if so",
  async (_, said, isAsked) => {
    open(said);
    type(field(), "Typed on a train.");
    await pass(1_000);
    const going = () => {
      const event = new Event("beforeunload", { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(going()).toBe(isAsked);
    // The form takes them along.
    send("Continue");
    expect(going()).toBe(false);
  },
);

test("what is saved already is not sent again as the page goes", async () => {
  const asked = open(saved);
  type(field(), "All of it");
  await pass(1_000);
  dispatchEvent(new Event("pagehide"));
  expect(asked).toHaveLength(1);
});

test("a form that takes its words along needs no save beside it as the page goes", async () => {
  const asked = open(saved);
  type(field(), "All of it");
  expect(send("Continue")).toEqual(["Continue"]);
  dispatchEvent(new Event("pagehide"));
  expect(asked).toHaveLength(0);
});

test("words typed after a form was sent and led nowhere are sent as the page goes", async () => {
  const asked = open(saved);
  type(field(), "All");
  send("Continue");
  type(field(), "All of it");
  dispatchEvent(new Event("pagehide"));
  expect(texts(asked)).toEqual(["All of it"]);
});

test("more words than a page may send as it goes are sent all the same", async () => {
  const asked = open(saved);
  // Six characters each on their way, where 64 kB are the most that a browser lets outlive a page.
  type(field(), "é".repeat(15_000));
  dispatchEvent(new Event("pagehide"));
  expect(asked).toMatchObject([{ isKeptAlive: false }]);
  expect(texts(asked)[0]).toHaveLength(15_000);
});

test("another form waits until the words are saved, and then goes", async () => {
  const asked = open(saved);
  type(field(), "Half a word");
  const left = send("Leave");
  expect(left).toEqual([]);
  await pass(0);
  expect(texts(asked)).toEqual(["Half a word"]);
  expect(left).toEqual(["Leave"]);
});

test("another form waits four seconds for a line that is silent, and no longer", async () => {
  open("silence");
  type(field(), "Half a word");
  const left = send("Leave");
  await pass(3_999);
  expect(left).toEqual([]);
  await pass(1);
  expect(left).toEqual(["Leave"]);
});

test("without a connection no form takes the page away, and it is said once more", async () => {
  open("cut", "cut", saved);
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  type(field(), "Typed on a train.");
  await pass(1_000);
  const told = part("[data-told]");
  await pass(500);
  told.textContent = "";
  const left = send("Continue");
  await pass(100);
  expect(left).toEqual([]);
  expect(field().value).toBe("Typed on a train.");
  expect(told.textContent).toMatch(/^Not saved/);
});
