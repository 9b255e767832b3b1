import { expect, test } from "vitest";
import { deliveryAttempts, fateOf } from "./retry.ts";

test.each([
  [{ code: "EENVELOPE", responseCode: 450 }, "later", 450],
  [{ code: "EENVELOPE", responseCode: 550 }, "never", 550],
  [{ code: "EMESSAGE", responseCode: 554 }, "never", 554],
  [{ code: "EMESSAGE", responseCode: 421 }, "later", 421],
  // No valid recipient: nodemailer refuses before it asks a server.
  [{ code: "EENVELOPE" }, "never", null],
  // Of us, not of the mail.
  [{ code: "EAUTH", responseCode: 535 }, "later", 535],
  [{ code: "ECONNECTION", responseCode: 554 }, "later", 554],
  [{ code: "ECONNECTION" }, "later", null],
  [{ code: "ETIMEDOUT" }, "later", null],
  [{ code: "ETLS" }, "later", null],
  [new Error("a bug"), "later", null],
  [undefined, "later", null],
])("%j is tried again: %s", (error, is, replyCode) => {
  expect(fateOf(error)).toEqual({ is, replyCode });
});

test("the attempts add up to about 46 hours", () => {
  let seconds = 0;
  for (let attempt = 1; attempt < deliveryAttempts; attempt++)
    seconds += Math.exp(Math.min(10, attempt));
  expect(Math.round(seconds / 3_600)).toBe(46);
});
