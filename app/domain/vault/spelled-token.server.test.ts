import { expect, test } from "vitest";
import { randomToken } from "./lookup.server.ts";
import { spelledToken, tokenOfSpelled } from "./spelled-token.server.ts";

test("a token is read out in thirteen groups of four, and understood however it is written down", () => {
  for (let round = 0; round < 50; round++) {
    const token = randomToken();
    const groups = spelledToken(token);
    expect(groups.map((group) => group.length)).toEqual(Array(13).fill(4));
    const heard = groups.join(" - ").toLowerCase().replaceAll("0", "o");
    expect(tokenOfSpelled(heard)).toBe(token);
  }
});

test("a token from a link is taken as it is, and so is what is no spelling", () => {
  const token = randomToken();
  expect(tokenOfSpelled(token)).toBe(token);
  expect(tokenOfSpelled("no such token")).toBe("no such token");
});

test("a slip of the pen is no other token", () => {
  const token = Buffer.alloc(32, 7).toString("base64url");
  const spelled = spelledToken(token).join("");
  for (let at = 0; at < spelled.length; at++) {
    const other = spelled[at] === "Z" ? "Y" : "Z";
    const slip = spelled.slice(0, at) + other + spelled.slice(at + 1);
    expect(tokenOfSpelled(slip)).not.toBe(token);
  }
});
