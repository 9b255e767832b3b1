import { expect, test } from "vitest";
import { InTurn } from "./in-turn.ts";

/** Asks that are answered by hand, in the order in which they began. */
function asks() {
  const turns = new InTurn();
  const begun: string[] = [];
  const signals: AbortSignal[] = [];
  const answers: { answer: () => void; fail: () => void }[] = [];
  const ask = (name: string) =>
    turns.ask((signal) => {
      begun.push(name);
      signals.push(signal);
      return new Promise((answer, fail) => answers.push({ answer, fail }));
    });
  return { turns, ask, begun, answers, signals };
}

test("a busy minute ends no request: the newest of what was asked meanwhile follows it", async () => {
  const { ask, begun, answers, signals } = asks();
  for (const name of ["a", "a b", "a b c"]) ask(name);
  expect(begun).toEqual(["a"]);
  expect(signals[0]?.aborted).toBe(false);
  answers[0]?.answer();
  await expect.poll(() => begun).toEqual(["a", "a b c"]);
});

test("what failed is not asked again by itself, and hinders nothing that comes", async () => {
  const { ask, begun, answers } = asks();
  ask("a");
  ask("b");
  answers[0]?.fail();
  await expect.poll(() => begun).toEqual(["a", "b"]);
  answers[1]?.fail();
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
});

test("once the rows are others no answer about them is wanted, and what waited is forgotten", async () => {
  const { turns, ask, begun, answers, signals } = asks();
  ask("a");
  ask("b");
  turns.stop();
  expect(signals[0]?.aborted).toBe(true);
  answers[0]?.answer();
  await Promise.resolve();
  expect(begun).toEqual(["a"]);
});
