import { request, type Answer } from "./upload-request.ts";
import {
  firstChunkBytes,
  leastChunkBytes,
  nextChunkBytes,
  verdictOn,
  waitMs,
  waitWhenBusyMs,
  type Problem,
} from "./upload-rules.ts";

export type Target = {
  file: File;
  /** The address at which the server receives it; null until there is one. `sendFile` writes it here. */
  address: string | null;
  /**
   * The request that tells the server of it. It is kept here because it must outlive a pause: else the server would be
   * told twice.
   */
  beginning: Promise<Step> | null;
};

type Given = {
  /** The report that the file belongs to. */
  report: string;
  signal: AbortSignal;
  /** Where the server has begun to receive a file of this name and size, if it has. */
  findBegun: () => Promise<string | null>;
  onSent: (bytes: number) => void;
  /** The connection or the server is away, and it is tried again. */
  onOffline: () => void;
  /** Too many are sending; it is tried again. */
  onBusy: () => void;
};

/** Why a file cannot be sent; the words are the page's. */
export class CannotSend extends Error {
  constructor(readonly why: Problem) {
    super(why);
  }
}

/**
 * Sends one file by tus 1.0, from where the server stands, and keeps on trying as long as it may help. Answers the server's
 * SHA-256. Never answers once the signal is aborted. @throws CannotSend
 */
export async function sendFile(target: Target, given: Given): Promise<string> {
  const { file } = target;
  const { signal, onSent, onOffline, onBusy, findBegun } = given;
  let failures = 0;
  let isBusy = false;
  let isAsked = target.address !== null;
  for (let chunkBytes = firstChunkBytes, at = 0; ;) {
    const stand = { at: isAsked ? null : at, chunkBytes, isQuiet: isBusy };
    const answer = await step(target, given, stand);
    if (answer.is === "on") {
      failures = 0;
      isBusy = false;
      at = answer.at;
      onSent(at);
      if (answer.sha256) return answer.sha256;
      // All of it was sent, and the server has not stored it yet.
      const isWhole = at === file.size;
      if (isWhole && isAsked) await connection(waitMs(1), signal);
      isAsked = isWhole;
      if (answer.tookMs !== null)
        chunkBytes = nextChunkBytes(chunkBytes, answer.tookMs);
      continue;
    }
    isBusy = answer.is === "busy";
    if (answer.is === "busy") {
      onBusy();
      // May be refused again, after all of it was sent.
      chunkBytes = leastChunkBytes;
      await connection(answer.waitMs, signal);
      continue;
    }
    if (answer.is === "gone") target.address = null;
    else if (answer.is !== "again") throw new CannotSend(answer.is);
    // A body that cannot be read fails in the same way as a connection that cannot be used.
    if (!(await isReadable(file))) throw new CannotSend("unread");
    failures += 1;
    onOffline();
    await connection(waitMs(failures), signal);
    target.address ??= await findBegun();
    isAsked = target.address !== null;
    if (!isAsked) at = 0;
  }
}

type Step =
  | { is: "on"; at: number; sha256: string | null; tookMs: number | null }
  | { is: "busy"; waitMs: number }
  | { is: "again" | "gone" | Problem };

/** Begins, asks where the server stands (`at` is null), or sends the next chunk: one request. */
async function step(
  target: Target,
  given: Given,
  {
    at,
    chunkBytes,
    isQuiet,
  }: {
    at: number | null;
    chunkBytes: number;
    /** After the server was busy: bytes on their way are not shown as progress before it is known to take them. */
    isQuiet: boolean;
  },
): Promise<Step> {
  const { address, file } = target;
  const { signal, onSent } = given;
  if (address === null) return begin(target, given);
  if (at === null)
    return stepOf(await request("HEAD", address, { signal }), null);
  const started = performance.now();
  const answer = await request("PATCH", address, {
    signal,
    headers: {
      "Upload-Offset": String(at),
      "Content-Type": "application/offset+octet-stream",
    },
    body: file.slice(at, at + chunkBytes),
    onSent: (bytes) => {
      if (!isQuiet) onSent(Math.min(at + bytes, file.size));
    },
  });
  return stepOf(answer, performance.now() - started);
}

async function begin(target: Target, { report, signal }: Given): Promise<Step> {
  target.beginning ??= announce(target, report);
  const begun = await target.beginning;
  target.beginning = null;
  return signal.aborted ? new Promise(() => {}) : begun;
}

async function announce(target: Target, report: string): Promise<Step> {
  const { file } = target;
  const answer = await request("POST", "/evidence/uploads", {
    headers: {
      "Upload-Length": String(file.size),
      "Upload-Metadata": Object.entries({
        filename: file.name,
        filetype: file.type,
        report,
      })
        .map(([name, value]) => `${name} ${inBase64(value)}`.trim())
        .join(","),
    },
  });
  const address = answer.header("Location");
  // The report of this page is not the one that this browser has open.
  if (answer.status === 409) return { is: "ended" };
  if (answer.status !== 201 || !address) return failed(answer);
  target.address = address;
  const sha256 = answer.header("Landline-SHA256");
  return { is: "on", at: 0, sha256, tookMs: null };
}

function stepOf(answer: Answer, tookMs: number | null): Step {
  const at = answer.header("Upload-Offset");
  if (answer.status >= 300 || at === null) return failed(answer);
  const sha256 = answer.header("Landline-SHA256");
  return { is: "on", at: Number(at), sha256, tookMs };
}

function failed(answer: Answer): Step {
  const is = verdictOn(answer);
  if (is !== "busy") return { is };
  return { is, waitMs: waitWhenBusyMs(answer.header("Retry-After")) };
}

async function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** After so long, or as soon as the browser is on a network again. Never, once aborted. */
function connection(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const goOn = () => {
      clearTimeout(timer);
      window.removeEventListener("online", goOn);
      if (!signal.aborted) done();
    };
    const timer = setTimeout(goOn, ms);
    window.addEventListener("online", goOn);
  });
}

function inBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes));
}
