import { expect, test } from "vitest";
import { isPrefetch } from "./prefetch.ts";

test.each([
  [{ "sec-purpose": "prefetch" }, true],
  [{ "sec-purpose": "prefetch;prerender" }, true],
  [{ "sec-purpose": "prefetch;anonymous-client-ip" }, true],
  [{ purpose: "prefetch" }, true],
  [{ "x-moz": "prefetch" }, true],
  [{}, false],
  [{ "sec-purpose": "" }, false],
  [{ purpose: "unprefetched" }, false],
])("%o is loaded ahead: %s", (headers, isAhead) => {
  expect(isPrefetch(headers)).toBe(isAhead);
});
