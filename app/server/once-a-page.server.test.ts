import { expect, test } from "vitest";
import { onceAPage } from "./once-a-page.server.ts";

const page = new Request("https://desk.example.org/desk");
const form = new Request("https://desk.example.org/desk", { method: "POST" });

test("the loaders of one page look a session up once", async () => {
  const { sessionOf, lookUps } = counted();
  const context = {};
  expect(
    await Promise.all([
      sessionOf(page, context, "a token"),
      sessionOf(page, context, "a token"),
    ]),
  ).toEqual(["1 of a token", "1 of a token"]);
  expect(await sessionOf(page, context, "a token")).toBe("1 of a token");
  expect(lookUps()).toBe(1);
});

test("a form looks a session up anew, and so does the page that it answers with", async () => {
  const { sessionOf } = counted();
  const context = {};
  expect(await sessionOf(form, context, "a token")).toBe("1 of a token");
  expect(await sessionOf(form, context, "a token")).toBe("2 of a token");
  expect(await sessionOf(page, context, "a token")).toBe("3 of a token");
  expect(await sessionOf(page, context, "a token")).toBe("3 of a token");
});

test("no other request and no other token is given a session that was looked up before", async () => {
  const { sessionOf } = counted();
  const context = {};
  expect(await sessionOf(page, context, "a token")).toBe("1 of a token");
  expect(await sessionOf(page, context, "another")).toBe("2 of another");
  expect(await sessionOf(page, {}, "a token")).toBe("3 of a token");
});

test("without a token there is no session to look up", async () => {
  const { sessionOf, lookUps } = counted();
  expect(await sessionOf(page, {}, null)).toBeNull();
  expect(lookUps()).toBe(0);
});

function counted() {
  let count = 0;
  const sessionOf = onceAPage((token: string) =>
    Promise.resolve(`${(count += 1)} of ${token}`),
  );
  return { sessionOf, lookUps: () => count };
}
