import pino from "pino";
import { expect, test } from "vitest";
import { NotFound } from "#app/domain/refusal.ts";
import { fileLooks } from "./looks.server.ts";

function looksWithLog() {
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  return { looks: fileLooks(pino({}, { write })), logged };
}

/** One that ends when it is told to. */
function slow() {
  let end: () => void = () => {};
  const ended = new Promise<void>((done) => (end = done));
  const begun: string[] = [];
  const look = (name: string) => () => {
    begun.push(name);
    return ended;
  };
  return { look, begun, end };
}

test("two files are looked at at once, each once however often it is asked for, and the next when one is done", async () => {
  const { looks } = looksWithLog();
  const { look, begun, end } = slow();
  for (const name of ["a", "b", "a", "c", "c"]) looks.add(name, look(name));
  expect(begun).toEqual(["a", "b"]);
  end();
  await looks.idle();
  expect(begun).toEqual(["a", "b", "c"]);
});

test("a flood of files is looked at as far as there is room", async () => {
  const { looks } = looksWithLog();
  const { look, begun, end } = slow();
  for (let each = 0; each < 500; each++) looks.add(`${each}`, look(`${each}`));
  end();
  await looks.idle();
  expect(begun).toHaveLength(200);
});

test("a failure is told to the log, and keeps no other file waiting", async () => {
  const { looks, logged } = looksWithLog();
  let isSeen = false;
  looks.add("a", () => Promise.reject(new Error("what a query was given")));
  looks.add("b", () => Promise.reject(new NotFound("taken away")));
  looks.add("c", () => {
    isSeen = true;
    return Promise.resolve();
  });
  await looks.idle();
  expect(isSeen).toBe(true);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain("a file was not looked through");
});

test("after the end nothing more begins", async () => {
  const { looks } = looksWithLog();
  const { look, begun, end } = slow();
  for (const name of ["a", "b", "c"]) looks.add(name, look(name));
  looks.stop();
  end();
  await looks.idle();
  expect(begun).toEqual(["a", "b"]);
});
