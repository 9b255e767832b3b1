import { expect, test } from "vitest";
import { backMs, graceMs, lineAfter, noLine } from "./line-state.ts";

const at = (ms: number) => new Date(ms);

test("a line that breaks is said to be lost after a while, with the time at which it broke, and to be back for a moment", () => {
  const on = lineAfter(noLine, { is: "connected", at: at(0) });
  expect(on).toMatchObject({ isConnected: true, isBack: false, turnsAt: null });
  const broken = lineAfter(on, { is: "lost", at: at(1_000) });
  expect(broken).toMatchObject({ isConnected: false, lostAt: null });
  expect(broken.turnsAt).toEqual(at(1_000 + graceMs));
  // Each try that fails is no new loss.
  const tried = lineAfter(broken, { is: "lost", at: at(4_000) });
  const said = lineAfter(tried, { is: "time", at: at(6_000) });
  expect(said.lostAt).toEqual(at(1_000));
  const back = lineAfter(said, { is: "connected", at: at(60_000) });
  expect(back).toMatchObject({ isConnected: true, lostAt: null, isBack: true });
  expect(back.turnsAt).toEqual(at(60_000 + backMs));
  const calm = lineAfter(back, { is: "time", at: at(70_000) });
  expect(calm).toMatchObject({ isConnected: true, isBack: false });
});

test("a line that is there again within seconds is nobody's news", () => {
  const on = lineAfter(noLine, { is: "connected", at: at(0) });
  const broken = lineAfter(on, { is: "lost", at: at(1_000) });
  expect(lineAfter(broken, { is: "connected", at: at(2_000) })).toMatchObject({
    ...{ isConnected: true, lostAt: null, isBack: false, turnsAt: null },
  });
});

test("a browser that goes off and on again is connected by the stream that outlived it, and not without one", () => {
  const on = lineAfter(noLine, { is: "connected", at: at(0) });
  const off = lineAfter(on, { is: "offline", at: at(1_000) });
  expect(off.isConnected).toBe(false);
  expect(lineAfter(off, { is: "online", at: at(9_000) }).isConnected).toBe(
    true,
  );
  const dead = lineAfter(off, { is: "lost", at: at(2_000) });
  expect(lineAfter(dead, { is: "online", at: at(9_000) }).isConnected).toBe(
    false,
  );
});
