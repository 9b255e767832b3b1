import { readFileSync } from "node:fs";
import { folderStore } from "#app/server/evidence/folder.server.ts";
import { join } from "node:path";
import { opened } from "#db/testing/opened.ts";
import { expect, test } from "playwright/test";
import { eq } from "drizzle-orm";
import {
  addToHash,
  hashSoFar,
  startHash,
} from "#app/domain/vault/running-hash.server.ts";
import { evidencePart } from "#db/schema/index.ts";
import { randomFrom } from "#e2e/bench/random.ts";
import { openWorld } from "#e2e/permissions/world.ts";
import { openStack, type Stack } from "#e2e/stack.ts";
import { Content } from "./content.ts";
import { patchRest, postForm } from "./patch.ts";
import { announce, askOffset, type Uploader } from "./tus.ts";

/** `npm run evidence:kills -- --bytes=1073741824` sends a whole gigabyte. */
const sizeBytes = Number(process.env.EVIDENCE_BYTES ?? 64 * 1024 * 1024);
const seed = Number(process.env.EVIDENCE_SEED ?? Date.now() % 1_000_000);
const kills = 3;
/** What one process may take beside what it takes idle, however large the file: parts, their sealing, and rubbish not yet collected. */
const mostGrowthBytes = 200 * 1024 * 1024;

test("a large file survives three kills of the server and a cut line, and its hash is right on both sides", async () => {
  test.setTimeout(120_000 + (sizeBytes / 2_000_000) * 1000);
  console.log(`EVIDENCE_SEED=${seed}`);
  const stack = await openStack({
    serverUrl: process.env.E2E_SERVER_URL ?? "",
    template: process.env.E2E_TEMPLATE ?? "",
  });
  const world = await openWorld(stack);
  try {
    const { reportId, cookie } = await world.fileReport("accepted");
    const content = new Content(sizeBytes);
    const by = { base: stack.url, cookies: cookie };
    const name = "capture.pcap";
    const { path } = await announce(by, { reportId, name, sizeBytes });
    const sent = await sendAmidKills(stack, by, path ?? "", content);
    const sha256 = content.sha256();
    expect(sent.sha256).toBe(sha256);
    const asked = await askOffset({ ...by, base: sent.base }, path ?? "");
    expect(asked).toMatchObject({ offset: sizeBytes, sha256 });

    const id = path?.split("/").at(-1) ?? "";
    const opening = performance.now();
    const page = `${sent.base}/desk/reports/${reportId}/evidence/${id}`;
    const cookies = world.cookieOf("lead");
    expect(await hashAt(page, cookies)).toEqual({ sha256, sizeBytes });
    const openedMs = performance.now() - opening;
    const peakBytes = Math.max(sent.peakBytes, peakOf(stack));
    console.log(figures({ ...sent, openedMs, peakBytes }));
    expect(peakBytes - sent.idleBytes).toBeLessThan(mostGrowthBytes);

    // What the killed processes left half is deleted.
    const ofFile = eq(evidencePart.evidenceId, id);
    const counted = await world.db.$count(evidencePart, ofFile);
    const store = folderStore(join(stack.home, "evidence"));
    const stored = () => store.listParts({ reportId, evidenceId: id });
    await expect.poll(async () => (await stored()).length).toBe(counted);
  } finally {
    await world.close();
    await stack.stop();
  }
});

test("a large file from a plain form is taken in bounded memory", async () => {
  test.setTimeout(120_000 + (sizeBytes / 2_000_000) * 1000);
  const stack = await openStack({
    serverUrl: process.env.E2E_SERVER_URL ?? "",
    template: process.env.E2E_TEMPLATE ?? "",
  });
  const world = await openWorld(stack);
  try {
    const { reportId, cookie, session } = await world.fileDraft();
    const content = new Content(sizeBytes);
    const by = { base: stack.url, cookies: cookie };
    const idleBytes = peakOf(stack);
    const began = performance.now();
    const sent = await postForm(by, reportId, content);
    const ms = performance.now() - began;
    expect(sent).toEqual({ status: 303, location: "/evidence" });
    const [file] = await world.filesOf(session);
    expect(file).toMatchObject({ sizeBytes, sha256: opened(content.sha256()) });
    const peakBytes = peakOf(stack);
    console.log(
      `${mb(sizeBytes)} by a plain form in ${(ms / 1000).toFixed(1)} s (${rate(sizeBytes, ms)}); memory: ${mb(idleBytes)} idle, ${mb(peakBytes)} at its peak`,
    );
    expect(peakBytes - idleBytes).toBeLessThan(mostGrowthBytes);
  } finally {
    await world.close();
    await stack.stop();
  }
});

type Sent = {
  base: string;
  sha256: string | null;
  /** Beside the times in which the server was started again. */
  sendingMs: number;
  /** What had been sent and did not count. */
  againBytes: number;
  idleBytes: number;
  peakBytes: number;
};

/** Sends from where the server says it is, until it says that the file is whole. */
async function sendAmidKills(
  stack: Stack,
  by: Uploader,
  path: string,
  content: Content,
): Promise<Sent> {
  const breaks = breakPoints();
  const idleBytes = peakOf(stack);
  let [base, peakBytes, sendingMs, againBytes, reached] = [by.base, 0, 0, 0, 0];
  for (;;) {
    const from = { ...by, base };
    const began = performance.now();
    const offset = (await askOffset(from, path)).offset ?? 0;
    againBytes += Math.max(0, reached - offset);
    let brokenBy: "kill" | "cut" | null = null;
    const patched = await patchRest(from, path, offset, content, (at, line) => {
      reached = at;
      const [next] = breaks;
      if (!next || at < next.at || brokenBy) return;
      breaks.shift();
      brokenBy = next.by;
      peakBytes = Math.max(peakBytes, peakOf(stack));
      if (next.by === "kill") stack.process().kill("SIGKILL");
      else line.destroy();
    });
    sendingMs += performance.now() - began;
    if (patched.is === "answered") {
      expect(patched.status).toBe(204);
      expect(breaks, "every break happened").toEqual([]);
      const { sha256 } = patched;
      return { base, sha256, sendingMs, againBytes, idleBytes, peakBytes };
    }
    if (brokenBy === "kill") base = await stack.start();
  }
}

/** Anywhere in the file, in order. */
function breakPoints(): { at: number; by: "kill" | "cut" }[] {
  const random = randomFrom(seed);
  const breaks = [...Array<"kill">(kills).fill("kill"), "cut" as const];
  return breaks
    .map((by) => ({ by, at: Math.floor(random.next() * sizeBytes * 0.95) }))
    .sort((a, b) => a.at - b.at);
}

/** The most that the process ever held in memory. */
function peakOf(stack: Stack): number {
  const { pid } = stack.process();
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) * 1024;
}

async function hashAt(url: string, cookies: string) {
  const { body } = await fetch(url, { headers: { Cookie: cookies } });
  const reader = body!.getReader(); // A file has bytes.
  const state = startHash();
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    addToHash(state, Buffer.from(value));
    bytes += value.length;
  }
  return { sha256: hashSoFar(state).toString("hex"), sizeBytes: bytes };
}

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const rate = (bytes: number, ms: number) =>
  `${(bytes / 1e6 / (ms / 1000)).toFixed(0)} MB/s`;

function figures(sent: Sent & { openedMs: number }): string {
  return [
    `${mb(sizeBytes)} sent in ${(sent.sendingMs / 1000).toFixed(1)} s (${rate(sizeBytes, sent.sendingMs)}), ${kills} kills and a cut line`,
    `${mb(sent.againBytes)} had to be sent again`,
    `opened by a responder in ${(sent.openedMs / 1000).toFixed(1)} s (${rate(sizeBytes, sent.openedMs)})`,
    `memory of the process: ${mb(sent.idleBytes)} idle, ${mb(sent.peakBytes)} at its peak`,
  ].join("\n");
}
