import { Router, type Request as Incoming, type Response } from "express";
import {
  beginFile,
  type Receiving,
} from "#app/domain/evidence/begin.server.ts";
import { readFileName } from "#app/domain/evidence/file-name.ts";
import { endFile, receiveBytes } from "#app/domain/evidence/receive.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { emptyField } from "#app/domain/vocabulary/evidence.ts";
import { EvidenceRefused } from "#app/domain/evidence/refused.ts";
import { sealRefusedNames } from "#app/domain/evidence/refused-names.server.ts";
import { removeEvidence } from "#app/domain/evidence/remove.server.ts";
import { Conflict } from "#app/domain/refusal.ts";
import type { Database } from "#db/client.server.ts";
import {
  lookLater,
  nameRoute,
  receivingOf,
  type EvidenceContext,
} from "./reporter.server.ts";
import { CutShort, readFormFiles, type FormFile } from "./multipart.server.ts";
import { sendPlainPage } from "#app/server/remix.server.ts";
import type { UploadGate } from "./gate.server.ts";
import { isShort, leaveUnread } from "./unread.server.ts";

const address = "/evidence/files";

/** Files from a plain form, for browsers without JavaScript: read as they come, whatever their size. */
export function evidenceForm(
  context: EvidenceContext,
  gate: UploadGate,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(address, (incoming, outgoing, next) => {
    nameRoute(outgoing, address);
    receiveForm(incoming, outgoing, { context, gate }).catch(next);
  });
  return router;
}

async function receiveForm(
  incoming: Incoming,
  outgoing: Response,
  { context, gate }: { context: EvidenceContext; gate: UploadGate },
) {
  const lead = (to: string) => {
    leaveUnread(incoming, outgoing);
    outgoing.redirect(303, to);
  };
  const verdict = await gate.ask(incoming);
  if (
    (verdict.is === "stranger" || verdict.is === "closed") &&
    !isShort(incoming)
  ) {
    leaveUnread(incoming, outgoing);
    return sendPlainPage(incoming, outgoing, "noFiles");
  }
  if (verdict.is === "stranger") return lead("/follow?ended");
  if (verdict.is === "closed")
    return lead(
      verdict.session.codeToShow === null
        ? "/evidence?refused=no-upload-here"
        : "/report/code",
    );
  if (verdict.is === "busy") return sendPlainPage(incoming, outgoing, "busy");
  const { session, leave } = verdict;
  // The line was cut while we asked who is sending: such a body says nothing more, not even that it ended.
  if (incoming.destroyed) return leave();
  try {
    await takeFiles(incoming, context, session);
    lead("/evidence");
  } catch (error) {
    if (error instanceof Conflict)
      return sendPlainPage(incoming, outgoing, "otherReport");
    if (!(error instanceof EvidenceRefused)) throw error;
    lead(refusedAt(session, error));
  } finally {
    leave();
  }
}

/** The page, which says why; and of which files, readable with their report alone. */
function refusedAt(session: ReporterSession, { code, names }: EvidenceRefused) {
  const to = `/evidence?refused=${code}`;
  if (names.length === 0) return to;
  return `${to}&of=${sealRefusedNames(session.key, names)}`;
}

/**
 * Those before one that is refused are kept. The body is read to its end all the same, within reason: a browser listens
 * only after it has sent everything.
 */
async function takeFiles(
  incoming: Incoming,
  context: EvidenceContext,
  session: ReporterSession,
): Promise<void> {
  const receiving = receivingOf(context, session);
  const { limits } = receiving;
  let count = 0;
  const empty: string[] = [];
  const failures: unknown[] = [];
  const take = async (file: FormFile) => {
    if (failures.length > 0) return;
    count++;
    try {
      const id = await takeFile(context.db, receiving, file, incoming);
      lookLater(context, session, id);
    } catch (error) {
      // Its reporter is asked; the files beside it are taken all the same.
      if (isEmpty(error)) return void empty.push(readFileName(file).name);
      failures.push(error);
      bound(incoming, limits.fileBytes);
    }
  };
  // One more than the limit, so that a file too many is refused and not silently left out.
  const form = { mostFiles: limits.fileCount + 1, take };
  // Whatever its files are, no form is longer than all that a report takes.
  bound(incoming, limits.reportBytes + betweenBytes);
  await readFormFiles(incoming, form).catch((error: unknown) => {
    if (!(error instanceof CutShort)) throw error;
    failures.push(new EvidenceRefused("cut-short"));
  });
  if (failures.length > 0) throw failures[0];
  if (empty.length > 0) throw new EvidenceRefused("empty", empty);
  if (count === 0) throw new EvidenceRefused("no-file");
}

function isEmpty(error: unknown): boolean {
  return error instanceof EvidenceRefused && error.code === "empty";
}

async function takeFile(
  db: Database,
  receiving: Receiving,
  { fields, bytes, ...told }: FormFile,
  incoming: Incoming,
): Promise<string> {
  const { session, limits, now } = receiving;
  if (fields.get("report") !== session.reportId)
    throw new Conflict("this page belongs to another report");
  const announced = Number(incoming.headers["content-length"] ?? NaN);
  const { evidenceId } = await beginFile(db, {
    ...receiving,
    ...readFileName(told),
    isSizeKnown: false,
    sizeBytes: Math.min(announced || limits.fileBytes, limits.fileBytes),
  });
  const file = { ...receiving, evidenceId };
  try {
    const { receivedBytes } = await receiveBytes(db, {
      ...file,
      offset: 0,
      bytes,
    });
    // An emptied log may be what was found, so whoever says so sends it again.
    if (receivedBytes === 0 && fields.get(emptyField) !== "meant")
      throw new EvidenceRefused("empty");
    await endFile(db, file);
    return evidenceId;
  } catch (error) {
    // Nobody knows its address, so it could never go on.
    await removeEvidence(db, {
      session,
      evidenceId,
      why: "unfinished",
      now: now(),
    });
    throw error;
  }
}

/** What stands between the files of a form: its fields, and the head of each part. */
const betweenBytes = 1024 * 1024;

/** Ends the connection of a sender who goes on for longer than this from now on. */
function bound(incoming: Incoming, mostBytes: number) {
  let comeBytes = 0;
  incoming.on("data", (chunk: Buffer) => {
    comeBytes += chunk.length;
    if (comeBytes > mostBytes) incoming.destroy();
  });
}
