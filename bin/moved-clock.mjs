/**
 * Loaded before a process of the tests (`node --import`) or into a page: its clock is ahead by as much as the run says. Times
 * that are given stay what they are, and so do timers, which do not ask for the date.
 */

/** Stands by itself, as a browser is handed its text. */
export function moveClock(aheadMs) {
  const Real = Date;
  const now = () => Real.now() + aheadMs;
  globalThis.Date = new Proxy(Real, {
    construct: (target, words, made) =>
      Reflect.construct(target, words.length === 0 ? [now()] : words, made),
    apply: () => new Real(now()).toString(),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
  Real.prototype.constructor = globalThis.Date;
}

const aheadMs = Number(globalThis.process?.env.TEST_CLOCK_AHEAD_MS ?? 0);
if (aheadMs !== 0) moveClock(aheadMs);
