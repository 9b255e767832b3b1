import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BoxKeeper } from "./box-keeper.ts";
import type { Keeping } from "./keeping.ts";
import { emptyBox } from "./box.ts";
import type { SaveAnswer } from "./unsent-text.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Said = Partial<SaveAnswer> | number | "no line";

/** A form in which a person types, and a server that answers each save with the next of these, then as it should. */
function open(...answers: Said[]) {
  const form = { body: "" };
  const asked: Record<string, string>[] = [];
  const told: Keeping[] = [];
  const keeper = new BoxKeeper(
    (body) => {
      const fields = Object.fromEntries(body);
      asked.push(fields);
      const answer = answers.shift() ?? {};
      if (answer === "no line") return Promise.reject(new TypeError("no line"));
      if (typeof answer === "number")
        return Promise.resolve(new Response(null, { status: answer }));
      const token = `${fields.opening}.${fields.number}`;
      const kept = {
        ...{ is: "kept", id: fields.boxId, token },
        ...{ others: null, othersMark: "" },
      };
      return Promise.resolve(Response.json({ ...kept, ...answer }));
    },
    (keeping) => told.push(keeping),
  );
  keeper.begin(emptyBox("one"), () => ({ ...form }));
  return {
    ...{ keeper, asked, told, form },
    type: (body: string) => {
      form.body = body;
      keeper.typed();
    },
    bodies: () => asked.map(({ body }) => body),
    state: () => told.at(-1)?.is,
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("a second after the last key all of it is kept, once", async () => {
  const { type, bodies, state } = open();
  type("C");
  await pass(600);
  type("Call");
  await pass(900);
  expect(bodies()).toEqual([]);
  await pass(100);
  expect(bodies()).toEqual(["Call"]);
  expect(state()).toBe("kept");
  await pass(60_000);
  expect(bodies()).toEqual(["Call"]);
});

test("what is typed while a save is under way is kept by the next, from where that one led", async () => {
  const { type, asked, keeper } = open();
  type("One");
  await pass(1_000);
  type("One two");
  await pass(1_000);
  expect(asked.map(({ base }) => base)).toEqual(["", `${keeper.opening}.1`]);
  expect(asked.map(({ number }) => number)).toEqual(["1", "2"]);
});

test("without a line it is tried again and again, and leaving would lose words", async () => {
  const { type, bodies, state, keeper } = open("no line", 503);
  type("Words");
  await pass(1_000);
  expect(state()).toBe("failed");
  expect(keeper.wouldLose).toBe(true);
  await pass(2_000);
  await pass(5_000);
  expect(bodies()).toEqual(["Words", "Words", "Words"]);
  expect(state()).toBe("kept");
  expect(keeper.wouldLose).toBe(false);
});

test("signed out, and signed in again in another tab, it is kept", async () => {
  const { type, state } = open(401);
  type("Words");
  await pass(1_000);
  expect(state()).toBe("ended");
  type("Words again");
  await pass(1_000);
  expect(state()).toBe("kept");
});

test("a report that is out of sight is not asked again by itself", async () => {
  const { type, bodies, state } = open(404);
  type("Words");
  await pass(60_000);
  expect(bodies()).toHaveLength(1);
  expect(state()).toBe("gone");
});

test("a form that is sent keeps its last words first, and is not sent while that cannot be", async () => {
  const kept = open();
  kept.type("Words");
  expect(await kept.keeper.mayBeSent()).toBe(true);
  expect(kept.bodies()).toEqual(["Words"]);
  const broken = open("no line");
  broken.type("Words");
  expect(await broken.keeper.mayBeSent()).toBe(false);
  expect(broken.keeper.isKept).toBe(false);
});

test("words typed on in a text that was sent elsewhere become a text of their own", async () => {
  const { type, asked } = open({ is: "over" });
  type("Words");
  await pass(2_000);
  const [first, second] = asked.map(({ boxId }) => boxId);
  expect(first).toBe("one");
  expect(second).not.toBe("one");
});

test("as the page goes, what is not kept yet is sent along", async () => {
  const { type, bodies, keeper } = open();
  type("Half a sen");
  keeper.farewell();
  expect(bodies()).toEqual(["Half a sen"]);
});

test("a form that is not there any more did not become empty", async () => {
  const { type, bodies, keeper } = open();
  let isThere = true;
  keeper.begin(emptyBox("one"), () => (isThere ? { body: "Words" } : null));
  await pass(1_000);
  isThere = false;
  type("");
  keeper.farewell();
  await pass(2_000);
  expect(bodies()).toEqual(["Words"]);
});

test("where too many texts are kept the page says so, may be sent all the same, and keeps on once there is room", async () => {
  const full = { is: "full", token: "" } as const;
  const { type, keeper, state, bodies } = open(full, full);
  type("Call");
  await pass(1_000);
  expect(state()).toBe("full");
  expect(keeper.wouldLose).toBe(true);
  expect(await keeper.mayBeSent()).toBe(true);
  type("Call them");
  await pass(1_000);
  expect(state()).toBe("kept");
  expect(bodies().at(-1)).toBe("Call them");
});

test("other texts are said once, and stay known while nothing is said of them", async () => {
  const other = { id: "two", token: "t", typed: { body: "Else" }, keptMs: 0 };
  const known = { others: null, othersMark: "mark" };
  const { type, asked, told, keeper } = open(
    { others: [other], othersMark: "mark" },
    known,
  );
  type("One");
  await pass(1_000);
  expect(told.at(-1)?.others).toEqual([other]);
  type("One more");
  await pass(1_000);
  expect(asked.map(({ othersMark }) => othersMark)).toEqual(["", "mark"]);
  expect(told.at(-1)?.others).toEqual([other]);
  keeper.forgetOthers();
  type("And one");
  await pass(1_000);
  expect(asked.at(-1)?.othersMark).toBe("");
});
