import { expect, test } from "vitest";
import { qrOf } from "./qr.server.ts";

test("an access code fits a small square with its quiet zone", () => {
  const qr = qrOf("0123456789ABCDEFGHJKMNPQ");
  // Version 2 at level M: 25 modules, and four on each side.
  expect(qr.size).toBe(33);
  // The upper left finder begins with a run of seven.
  expect(qr.path.startsWith("M4 4.5h7")).toBe(true);
});
