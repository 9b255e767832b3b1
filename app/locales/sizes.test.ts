import { expect, test } from "vitest";
import { sayPercent, saySize } from "./sizes.ts";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1_023, "1,023 bytes"],
  [1_024, "1 kB"],
  [1_440, "1.4 kB"],
  [1_048_063, "1,023 kB"],
  [1_048_064, "1 MB"],
  [52_428_800, "50 MB"],
  [2_147_483_648, "2 GB"],
  [5 * 1024 ** 4, "5,120 GB"],
])("%i bytes are said as %j", (bytes, words) => {
  expect(saySize("en", bytes)).toBe(words);
});

test("Spanish counts with a comma or a point as the country does", () => {
  expect(saySize("es", 1_500_000)).toBe("1.4 MB");
  expect(saySize("es", 512)).toBe("512 bytes");
});

test("a file is whole at its last byte and not before", () => {
  expect(sayPercent("en", 999_999, 1_000_000)).toBe("99%");
  expect(sayPercent("en", 1_000_000, 1_000_000)).toBe("100%");
  expect(sayPercent("en", 0, 0)).toBe("0%");
});
