import { Readable } from "node:stream";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { readFormBody } from "./form-body.server.ts";
import { unfinishedBodies } from "./unfinished-bodies.server.ts";

const urlEncoded = "application/x-www-form-urlencoded";

function incomingOf(chunks: Iterable<Buffer>, type = urlEncoded) {
  const incoming = new IncomingMessage(new Socket());
  incoming.headers["content-type"] = type;
  const source = Readable.from(chunks);
  incoming._read = () => {};
  source.on("data", (chunk: Buffer) => incoming.push(chunk));
  source.on("end", () => incoming.push(null));
  return incoming;
}

type Limits = Parameters<typeof unfinishedBodies>[0];

function reading({
  isWriter = false,
  limits,
}: { isWriter?: boolean; limits?: Limits } = {}) {
  return {
    mostBytes: 64 * 1024,
    isWriter: () => Promise.resolve(isWriter),
    unfinished: {
      short: unfinishedBodies(limits),
      long: unfinishedBodies(),
    },
    network: "192.0.2.0/24",
  };
}

const kilobyte = Buffer.alloc(1024, "a");
const many = (count: number) => Array<Buffer>(count).fill(kilobyte);

test("a stranger's body is bounded at 64 kB, a writer's at 3 MB", async () => {
  expect(await readFormBody(incomingOf(many(64)), reading())).toHaveLength(
    64 * 1024,
  );
  expect(await readFormBody(incomingOf(many(65)), reading())).toBe("tooLarge");
  const writer = () => reading({ isWriter: true });
  expect(await readFormBody(incomingOf(many(65)), writer())).toHaveLength(
    65 * 1024,
  );
  expect(await readFormBody(incomingOf(many(3 * 1024 + 1)), writer())).toBe(
    "tooLarge",
  );
});

test("an announced length is refused before a byte is read", async () => {
  const incoming = incomingOf([]);
  incoming.headers["content-length"] = String(64 * 1024 + 1);
  expect(await readFormBody(incoming, reading())).toBe("tooLarge");
  expect(incoming.complete).toBe(false);
});

test("a form of very many fields is refused unread, as pairs and as parts", async () => {
  const pairs = (count: number) => [Buffer.from("&".repeat(count - 1))];
  expect(await readFormBody(incomingOf(pairs(1_000)), reading())).toHaveLength(
    999,
  );
  expect(await readFormBody(incomingOf(pairs(1_001)), reading())).toBe(
    "tooLarge",
  );
  const parts = [Buffer.from("--b\r\n\r\n\r\n".repeat(1_001))];
  for (const type of ["boundary=b", 'x=y; boundary="b"']) {
    const incoming = incomingOf(parts, `multipart/form-data; ${type}`);
    expect(await readFormBody(incoming, reading())).toBe("tooLarge");
  }
});

test("long bodies that lie unfinished leave room for short ones", async () => {
  const none = unfinishedBodies({ networkBytes: 0, processBytes: 0 });
  const full = reading({ isWriter: true });
  const unfinished = { ...full.unfinished, long: none };
  const body = (count: number) =>
    readFormBody(incomingOf(many(count)), { ...full, unfinished });
  expect(await body(65)).toBe("crowded");
  expect(await body(64)).toHaveLength(64 * 1024);
});

test("a body that gives way to another, or whose sender left, is gone and no failure", async () => {
  const incoming = new IncomingMessage(new Socket());
  incoming._read = () => {};
  incoming.push(kilobyte);
  const read = readFormBody(incoming, reading());
  incoming.destroy();
  expect(await read).toBe("gone");
});

test("where too much lies unfinished, no more is taken", async () => {
  const limits = { networkBytes: 2_048, processBytes: 4_096 };
  const body = () => readFormBody(incomingOf(many(2)), reading({ limits }));
  expect(await body()).toHaveLength(2_048);
  expect(await readFormBody(incomingOf(many(3)), reading({ limits }))).toBe(
    "crowded",
  );
});
