import { setTimeout as wait } from "node:timers/promises";
import {
  addToHash,
  hashSoFar,
  startHash,
} from "#app/domain/vault/running-hash.server.ts";
import type { Random } from "#e2e/bench/random.ts";
import {
  announce,
  askOffset,
  sendBytes,
  type Uploader,
} from "#e2e/evidence/tus.ts";
import { ask } from "#e2e/permissions/visitor.ts";
import { readReceipt, post, type Person } from "./browser.ts";

/** What somebody did, and what they know of it. */
export type Act = {
  kind: "report" | "file" | "message" | "note" | "acceptance";
  reportId: string;
  /** Of the message, note or upload; the report's own where there is one of a kind a report. */
  id: string;
  /** Acknowledged: the page said so. Given up: nothing said so, and whoever did it went away. */
  known: "acknowledged" | "given up";
  /** How often it was sent. */
  tries: number;
  /** What the acknowledgement said: a reference, or the hash of a file. */
  told: string;
};

export type Ground = {
  address: (of: "public" | "desk") => string;
  /** The cookie of a responder whose unit has the reports. */
  deskCookie: string;
  revisionOf: (reportId: string) => Promise<number>;
  random: Random;
  isOver: () => boolean;
  done: (act: Act) => void;
};

/** One in so many gives up when an answer fails to come, and goes. */
const giveUpOf = 0.15;
const pauseMs = 200;
const patienceMs = 8_000;

/** Files to a draft, sends it, and writes and is written about after that. */
export async function liveThrough(person: Person, ground: Ground) {
  const { random } = ground;
  if (random.chance(0.5)) await sendFile(person, ground);
  const sent = await sendReport(person, ground);
  if (!sent) return;
  const more = [sendMessage, sendMessage, sendFile, writeNote, writeNote];
  await acceptReport(person, ground);
  for (let left = random.between(1, 5); left > 0 && !ground.isOver(); left -= 1)
    await random.one(more)(person, ground);
}

async function sendReport(person: Person, ground: Ground): Promise<boolean> {
  return await tryOn(
    { kind: "report", person, id: person.reportId },
    ground,
    async () => {
      const address = ground.address("public");
      if (!(await post(address, person))) return null;
      return await readReceipt(address, person);
    },
  );
}

async function sendMessage(person: Person, ground: Ground) {
  const id = crypto.randomUUID();
  await tryOn({ kind: "message", person, id }, ground, async () => {
    const { status, location } = await ask(
      ground.address("public"),
      "/follow/messages",
      {
        cookies: person.cookie,
        form: {
          report: person.reportId,
          message: id,
          body: `What ${id} says.`,
        },
      },
    );
    return status === 303 && location === "/follow/report" ? "sent" : null;
  });
}

async function writeNote(person: Person, ground: Ground) {
  const id = crypto.randomUUID();
  await tryOn({ kind: "note", person, id }, ground, () =>
    atDesk(person, ground, "notes", { boxId: id, body: `What ${id} notes.` }),
  );
}

async function acceptReport(person: Person, ground: Ground) {
  const id = person.reportId;
  await tryOn({ kind: "acceptance", person, id }, ground, async () => {
    const revision = await ground.revisionOf(person.reportId);
    const done = await atDesk(person, ground, "acceptance", {
      revision: String(revision),
    });
    // Whoever tries again is told that it is accepted already.
    return done ?? ((await isAccepted(person, ground)) ? "accepted" : null);
  });
}

async function atDesk(
  { reportId }: Person,
  { address, deskCookie }: Ground,
  verb: string,
  form: Record<string, string>,
) {
  const page = `/desk/reports/${reportId}`;
  const answer = await ask(address("desk"), `${page}/${verb}`, {
    cookies: deskCookie,
    form,
  });
  return answer.status === 303 && answer.location?.startsWith(page)
    ? "done"
    : null;
}

async function isAccepted(
  { reportId }: Person,
  { address, deskCookie }: Ground,
) {
  const page = await ask(address("desk"), `/desk/reports/${reportId}`, {
    cookies: deskCookie,
  });
  return (
    page.status === 200 &&
    !page.text.includes(`/desk/reports/${reportId}/acceptance`)
  );
}

/** By the resumable protocol: asks where it is, and goes on from there. */
async function sendFile(person: Person, ground: Ground) {
  const bytes = Buffer.alloc(
    ground.random.between(1_000, 60_000),
    crypto.randomUUID(),
  );
  const by = (): Uploader => ({
    base: ground.address("public"),
    cookies: person.cookie,
  });
  const sizeBytes = bytes.length;
  let path: string | null = null;
  const act = { kind: "file" as const, person, id: "" };
  await tryOn(act, ground, async () => {
    if (path === null) {
      const file = {
        reportId: person.reportId,
        name: "capture.bin",
        sizeBytes,
      };
      ({ path } = await announce(by(), file));
      act.id = path?.split("/").at(-1) ?? "";
    }
    if (path === null) return null;
    const { status, offset } = await askOffset(by(), path);
    // An upload that was not begun is begun anew.
    if (status === 404 || status === 410) path = null;
    if (path === null || offset === null) return null;
    const told = await sendBytes(by(), path, offset, bytes.subarray(offset));
    if (told.status !== 204 || told.offset !== sizeBytes) return null;
    return hashOf(bytes);
  });
}

function hashOf(bytes: Buffer): string {
  const state = startHash();
  addToHash(state, bytes);
  return hashSoFar(state).toString("hex");
}

type Trying = { kind: Act["kind"]; person: Person; id: string };

/** Until it is acknowledged, or nobody waits for that any more. True when it was. */
async function tryOn(
  trying: Trying,
  { random, done }: Ground,
  work: () => Promise<string | null>,
): Promise<boolean> {
  const endures = !random.chance(giveUpOf);
  for (let tries = 1; ; tries += 1) {
    const told = await inTime(work);
    const { kind, person, id } = trying;
    const act = { kind, reportId: person.reportId, id: trying.id || id, tries };
    if (told !== null) {
      done({ ...act, known: "acknowledged", told });
      return true;
    }
    if (!endures || tries >= mostTries) {
      done({ ...act, known: "given up", told: "" });
      return false;
    }
    await wait(pauseMs);
  }
}

/** Together minutes: longer than anything is away. */
const mostTries = 600;

/** Null when the connection broke, or nobody answered in time. */
async function inTime(work: () => Promise<string | null>) {
  const late = new AbortController();
  try {
    return await Promise.race([
      work(),
      wait(patienceMs, null, { signal: late.signal }),
    ]);
  } catch {
    return null;
  } finally {
    late.abort();
  }
}
