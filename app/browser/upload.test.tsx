// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { EvidenceParts, writeList } from "./testing/evidence-page.tsx";
import {
  openEvidenceServer,
  type Held,
  type Trouble,
} from "./testing/evidence-server.ts";
import { openPage, part, pass } from "./testing/page.tsx";

const mebibyte = 1024 * 1024;

/** The page of files, its server, and the browser's own reckoning of a file's SHA-256, which takes a moment. */
async function open({
  held = [],
  own = "5a".repeat(32),
}: { held?: Held[]; own?: string | null } = {}) {
  openPage(<EvidenceParts files={held} />);
  const server = openEvidenceServer(writeList);
  for (const file of held) server.hold(file);
  vi.stubGlobal(
    "Worker",
    class {
      onmessage?: (event: { data: string | null }) => void;
      terminate() {}
      postMessage() {
        setTimeout(() => this.onmessage?.({ data: own }), 50);
      }
    },
  );
  vi.stubGlobal("confirm", () => true);
  vi.resetModules();
  await import("./upload.ts");
  return server;
}

function fileOf(name: string, bytes: number): File {
  return new File([new Uint8Array(bytes)], name);
}

function send(...files: File[]) {
  const input = part<HTMLInputElement>("input[type=file]");
  Object.defineProperty(input, "files", { configurable: true, value: files });
  part<HTMLFormElement>("form").requestSubmit();
}
const rows = () => [...part("#sending").querySelectorAll("li")];
const stateOf = (row = rows()[0]) =>
  row?.querySelector("[data-part=state]")?.textContent;
const press = (which: string, row = rows()[0]) =>
  row?.querySelector<HTMLElement>(`button[data-part=${which}]`)?.click();
const buttons = (row = rows()[0]) =>
  [...(row?.querySelectorAll("button") ?? [])].flatMap((each) =>
    each.hidden ? [] : (each.dataset.part ?? []),
  );
const listed = () =>
  [...part("#files").querySelectorAll("h3")].map((each) => each.textContent);
const said = () => part("#upload-status").textContent;

/** This happens to the requests that begin so, as often as it is named; then the server answers again. */
function only(start: string, ...troubles: Trouble[]) {
  return (line: string): Trouble =>
    line.startsWith(start) ? (troubles.shift() ?? null) : null;
}

test("files are sent one after the other, in pieces, and compared when they have arrived", async () => {
  const server = await open();
  send(fileOf("core-1.txt", 5 * mebibyte), fileOf("syslog.log", 10));
  await pass(250);
  expect(stateOf()).toBe("40% sent");
  expect(stateOf(rows()[1])).toBe("Waits for the file before it");
  await pass(2_000);
  expect(server.asked.filter((line) => !line.startsWith("GET"))).toEqual([
    "POST /evidence/uploads",
    "PATCH /evidence/uploads/f1 0",
    `PATCH /evidence/uploads/f1 ${2 * mebibyte}`,
    "POST /evidence/uploads",
    "PATCH /evidence/uploads/f2 0",
  ]);
  expect(rows()).toEqual([]);
  expect(listed()).toEqual(["syslog.log", "core-1.txt"]);
  expect(said()).toContain("syslog.log has arrived. Compared: the same");
  expect(part("#file-f2 [data-part=verdict]").hidden).toBe(false);
});

test("what arrived and is not what the file holds is said where it stands", async () => {
  await open({ own: "00".repeat(32) });
  send(fileOf("growing.log", 10));
  await pass(2_000);
  expect(said()).toContain("Careful: what arrived is not what is in your file");
  expect(part("#file-f1 .file__differs").textContent).toMatch(/^Careful/);
});

test("where this browser cannot tell a fingerprint, nothing is claimed", async () => {
  await open({ own: null });
  send(fileOf("a.log", 10));
  await pass(2_000);
  expect(said()?.trim()).toBe("a.log has arrived.");
  expect(part("#file-f1 [data-part=verdict]").hidden).toBe(true);
});

test("a file that is paused stands still, and goes on from where the server stands", async () => {
  const server = await open();
  send(fileOf("flash.img", 6 * mebibyte));
  await pass(250);
  press("pause");
  expect(stateOf()).toBe("Paused at 33%");
  expect(buttons()).toEqual(["goOn", "stop"]);
  const count = server.asked.length;
  await pass(600_000);
  expect(server.asked).toHaveLength(count);
  press("goOn");
  await pass(2_000);
  expect(server.asked).toContain("HEAD /evidence/uploads/f1");
  expect(listed()).toEqual(["flash.img"]);
});

test("the file behind one that is paused is sent meanwhile", async () => {
  await open();
  send(fileOf("flash.img", 6 * mebibyte), fileOf("syslog.log", 10));
  await pass(250);
  press("pause");
  await pass(2_000);
  expect(listed()).toEqual(["syslog.log"]);
  expect(stateOf()).toBe("Paused at 33%");
});

test("a file that is paused while it is announced is announced once", async () => {
  const server = await open();
  send(fileOf("flash.img", 10));
  await pass(10);
  press("pause");
  await pass(10);
  press("goOn");
  await pass(2_000);
  expect(server.asked.filter((line) => line.startsWith("POST"))).toHaveLength(
    1,
  );
  expect(listed()).toEqual(["flash.img"]);
});

test("a file that is taken back is gone here and there, even while it is announced", async () => {
  const server = await open();
  send(fileOf("wrong.img", 6 * mebibyte), fileOf("wrong too.img", 10));
  await pass(250);
  press("stop");
  await pass(50);
  // The next one is being announced.
  press("stop");
  await pass(1_000);
  expect(rows()).toEqual([]);
  expect(server.files.size).toBe(0);
  expect(server.asked.filter((line) => line.startsWith("DELETE"))).toEqual([
    "DELETE /evidence/uploads/f1",
    "DELETE /evidence/uploads/f2",
  ]);
});

test("whoever does not mean to take back what has arrived keeps it", async () => {
  const server = await open();
  vi.stubGlobal("confirm", () => false);
  send(fileOf("flash.img", 6 * mebibyte));
  await pass(250);
  press("stop");
  await pass(2_000);
  expect(server.files.size).toBe(1);
  expect(listed()).toEqual(["flash.img"]);
});

test("a row that is taken back hands the focus to where files are chosen", async () => {
  await open();
  send(fileOf("wrong.img", 6 * mebibyte));
  await pass(250);
  part("#sending button[data-part=pause]").focus();
  press("pause");
  expect(document.activeElement).toBe(part("#sending button[data-part=goOn]"));
  press("stop");
  expect(document.activeElement).toBe(part("input[type=file]"));
});

test.each<[string, string, Trouble]>([
  ["the line is cut", "PATCH", "cut"],
  ["the answer is lost", "PATCH", "answer-lost"],
  ["the server fails", "PATCH", { status: 500 }],
  [
    "the file goes on from elsewhere",
    "PATCH",
    { status: 409, text: "conflict\n" },
  ],
  ["it is locked by a request that hangs", "PATCH", { status: 423 }],
  ["nobody answers at the start", "POST", "cut"],
])(
  "when %s the file waits, and goes on by itself from where the server stands",
  async (_, start, trouble) => {
    const server = await open();
    server.trouble = only(start, trouble);
    send(fileOf("flash.img", 3 * mebibyte));
    await pass(350);
    expect(stateOf()).toMatch(/^Waiting for the connection/);
    await pass(3_000);
    expect(listed()).toEqual(["flash.img"]);
    expect(server.files.size).toBe(1);
  },
);

test("when the answer to an announcement is lost, what it began is found and goes on", async () => {
  const server = await open();
  server.trouble = only("POST", "answer-lost");
  send(fileOf("flash.img", 3 * mebibyte));
  await pass(3_000);
  expect(server.asked.filter((line) => line.startsWith("POST"))).toHaveLength(
    1,
  );
  expect(listed()).toEqual(["flash.img"]);
});

test("a line on which nothing moves is given up after 45 seconds", async () => {
  const server = await open();
  server.trouble = only("PATCH", "silence");
  send(fileOf("flash.img", 10));
  await pass(45_000);
  expect(stateOf()).toBe("0% sent");
  await pass(3_000);
  expect(listed()).toEqual(["flash.img"]);
});

test("a server without a place is asked again when it said, and the file says that it waits", async () => {
  const server = await open();
  const busy = { status: 503, text: "busy\n", headers: { "Retry-After": "7" } };
  server.trouble = only("PATCH", busy, busy);
  send(fileOf("flash.img", 10));
  await pass(250);
  expect(stateOf()).toMatch(/^Many files are coming in at once/);
  const count = server.asked.length;
  await pass(6_900);
  expect(server.asked).toHaveLength(count);
  await pass(8_000);
  expect(listed()).toEqual(["flash.img"]);
});

test.each<[string, Trouble, RegExp]>([
  [
    "the session is over",
    { status: 401, text: "ended\n" },
    /^You were signed out/,
  ],
  [
    "the report is full",
    { status: 413, text: "too-many\n" },
    /^This report is full/,
  ],
  [
    "the store is full",
    { status: 507, text: "store-full\n" },
    /^There is no room/,
  ],
  [
    "the versions of the protocol differ",
    { status: 412 },
    /^The server did not take/,
  ],
])(
  "when %s the file says so, and can be tried again",
  async (_, trouble, words) => {
    const server = await open();
    server.trouble = only("PATCH", trouble);
    send(fileOf("flash.img", 10), fileOf("next.log", 10));
    await pass(2_000);
    expect(stateOf()).toMatch(words);
    expect(buttons()).toEqual(["goOn", "stop"]);
    expect(listed()).toEqual(["next.log"]);
    press("goOn");
    await pass(2_000);
    expect(listed()).toEqual(["flash.img", "next.log"]);
  },
);

test("a file that the server holds no more is begun anew", async () => {
  const server = await open();
  send(fileOf("flash.img", 6 * mebibyte));
  await pass(250);
  server.files.clear();
  await pass(10_000);
  expect(server.asked.filter((line) => line.startsWith("POST"))).toHaveLength(
    2,
  );
  expect(listed()).toEqual(["flash.img"]);
});

test("a file that cannot be read any more is said to be so, and not called a dead line", async () => {
  const server = await open();
  server.trouble = only("PATCH", "cut");
  const file = fileOf("moved.img", 10);
  const gone = new Blob();
  const refusal = new DOMException("", "NotReadableError");
  vi.spyOn(gone, "arrayBuffer").mockRejectedValue(refusal);
  vi.spyOn(file, "slice").mockReturnValue(gone);
  send(file);
  await pass(2_000);
  expect(stateOf()).toMatch(/^Your browser could not read this file/);
});

test("a file larger than is taken is not sent at all", async () => {
  const server = await open();
  const file = fileOf("disk.img", 10);
  vi.spyOn(file, "size", "get").mockReturnValue(3 * 1024 ** 3);
  send(file);
  await pass(2_000);
  expect(stateOf()).toBe(
    "This file is larger than 2 GB. Split it, or ask us how.",
  );
  expect(server.asked).toEqual([]);
});

test("a file that was begun before the page was opened goes on, in one row", async () => {
  const begun = {
    id: "f1",
    name: "flash.img",
    bytes: 3 * mebibyte,
    received: mebibyte,
  };
  const server = await open({ held: [begun] });
  send(fileOf("flash.img", 3 * mebibyte));
  await pass(50);
  expect(part("#file-f1").hidden).toBe(true);
  await pass(2_000);
  expect(server.asked.some((line) => line.startsWith("POST"))).toBe(false);
  expect(server.asked).toContain(`PATCH /evidence/uploads/f1 ${mebibyte}`);
  expect(listed()).toEqual(["flash.img"]);
});

test("another file of the same name and size does not go on where the first one stands", async () => {
  const server = await open();
  server.trouble = only("POST", null, "cut");
  send(fileOf("same.log", 10), fileOf("same.log", 10));
  await pass(100);
  press("pause");
  await pass(5_000);
  expect(server.asked.filter((line) => line.startsWith("POST"))).toHaveLength(
    3,
  );
  expect(server.files.size).toBe(2);
});

test.each<[string, Trouble]>([
  ["cannot be had", "cut"],
  ["breaks off", "answer-lost"],
])(
  "where the page of what has arrived %s, the next file is sent all the same",
  async (_, trouble) => {
    const server = await open();
    server.trouble = only("GET", trouble);
    send(fileOf("first.log", 10), fileOf("next.log", 10));
    await pass(3_000);
    expect(said()).toContain("next.log has arrived.");
    expect(rows()).toEqual([]);
    expect(listed()).toEqual(["next.log"]);
  },
);
