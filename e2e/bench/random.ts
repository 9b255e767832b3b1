/** Repeatable choices: the same seed tells the same story. Keys and ids never come from here. */
export type Random = {
  /** From 0 up to 1, which it never is. */
  next: () => number;
  /** A whole number from `from` to `to`, both possible. */
  between: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
  one: <T>(of: readonly T[]) => T;
  /** A few different ones, in the list's order. */
  some: <T>(of: readonly T[], most: number) => T[];
  /** One of the weighted list; weights need not add up to anything. */
  weighted: <T>(of: readonly (readonly [T, number])[]) => T;
  /** The first of a list far more often than the last: place n weighs 1/n. */
  skewed: <T>(of: readonly T[]) => T;
};

/** Mulberry32: 32 bits of state are plenty for a story. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const one = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(next() * of.length)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  };
  return {
    next,
    one,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    some: (of, most) => {
      const count = 1 + Math.floor(next() * Math.min(most, of.length));
      const kept = new Set<(typeof of)[number]>();
      while (kept.size < count) kept.add(one(of));
      return of.filter((each) => kept.has(each));
    },
    weighted: (of) => {
      const total = of.reduce((sum, [, weight]) => sum + weight, 0);
      let at = next() * total;
      for (const [value, weight] of of) {
        at -= weight;
        if (at < 0) return value;
      }
      return of.at(-1)![0]; // rounding may leave a crumb
    },
    // The inverse of the harmonic sum, near enough: n^u for u in 0…1.
    skewed: (of) => {
      const place = Math.floor(of.length ** next()) - 1;
      return of[place] ?? one(of);
    },
  };
}
