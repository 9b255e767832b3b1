import { finished } from "node:stream/promises";
import { Router, type Request as Incoming, type Response } from "express";
import { v7 as uuidv7 } from "uuid";
import {
  beginFile,
  type Receiving,
} from "#app/domain/evidence/begin.server.ts";
import { readFileName } from "#app/domain/evidence/file-name.ts";
import { endFile, receiveBytes } from "#app/domain/evidence/receive.server.ts";
import { EvidenceRefused } from "#app/domain/evidence/refused.ts";
import { removeEvidence } from "#app/domain/evidence/remove.server.ts";
import { Conflict } from "#app/domain/refusal.ts";
import type { Database } from "#db/client.server.ts";
import {
  findReporterOf,
  nameRoute,
  receivingOf,
  type EvidenceContext,
} from "./evidence-reporter.server.ts";
import { CutShort, readFormFiles, type FormFile } from "./multipart.server.ts";
import { sendPlainPage } from "./remix.server.ts";
import type { UploadPlaces } from "./upload-places.server.ts";

const path = "/evidence/files";

/** Files from a plain form, for browsers without JavaScript: read as they come, whatever their size. */
export function evidenceForm(
  context: EvidenceContext,
  places: UploadPlaces,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(path, (incoming, outgoing, next) => {
    nameRoute(outgoing, path);
    receiveForm(incoming, outgoing, { context, places }).catch(next);
  });
  return router;
}

async function receiveForm(
  incoming: Incoming,
  outgoing: Response,
  { context, places }: { context: EvidenceContext; places: UploadPlaces },
) {
  const lead = (to: string) => {
    // What is left of the body is not waited for.
    if (!incoming.complete) outgoing.set("Connection", "close");
    outgoing.redirect(303, to);
  };
  const session = await findReporterOf(incoming, context);
  if (!session || session.codeToShow !== null) {
    await passAllOver(incoming, context.settings.evidence.fileBytes);
    return lead(session ? "/report/code" : "/follow?ended");
  }
  const { reportId } = session;
  const leave = places.take({ reportId, uploadId: uuidv7() });
  if (!leave) {
    outgoing.set("Connection", "close");
    return sendPlainPage(incoming, outgoing, "busy");
  }
  try {
    await takeFiles(incoming, context.db, receivingOf(context, session));
    lead("/evidence");
  } catch (error) {
    if (error instanceof Conflict)
      return sendPlainPage(incoming, outgoing, "otherReport");
    if (!(error instanceof EvidenceRefused)) throw error;
    lead(`/evidence?refused=${error.code}`);
  } finally {
    leave();
  }
}

/**
 * Those before one that is refused are kept. The body is read to its end all the same, within reason: a browser listens
 * only after it has sent everything.
 */
async function takeFiles(
  incoming: Incoming,
  db: Database,
  receiving: Receiving,
): Promise<void> {
  const { limits } = receiving;
  let count = 0;
  let failure: { error: unknown } | null = null;
  const take = async (file: FormFile) => {
    if (failure) return;
    count++;
    try {
      await takeFile(db, receiving, file, incoming);
    } catch (error) {
      failure = { error };
      passOver(incoming, limits.fileBytes);
    }
  };
  // One more than fit, so that what is too many is refused and not passed over.
  const form = { mostFiles: limits.fileCount + 1, take };
  await readFormFiles(incoming, form).catch((error: unknown) => {
    if (!(error instanceof CutShort)) throw error;
    failure ??= { error: new EvidenceRefused("cut-short") };
  });
  if (failure) throw (failure as { error: unknown }).error;
  if (count === 0) throw new EvidenceRefused("no-file");
}

async function takeFile(
  db: Database,
  receiving: Receiving,
  { fields, bytes, ...told }: FormFile,
  incoming: Incoming,
): Promise<void> {
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
    await receiveBytes(db, { ...file, offset: 0, bytes });
    await endFile(db, file);
  } catch (error) {
    // Nobody knows its address, so it could never go on.
    await removeEvidence(db, { session, evidenceId, now: now() });
    throw error;
  }
}

/** A browser listens only after it has sent everything. */
async function passAllOver(incoming: Incoming, mostBytes: number) {
  passOver(incoming, mostBytes);
  await finished(incoming.resume()).catch(() => {});
}

/** Ends the connection of a sender who goes on for longer than a whole file after being refused. */
function passOver(incoming: Incoming, mostBytes: number) {
  let passedBytes = 0;
  incoming.on("data", (chunk: Buffer) => {
    passedBytes += chunk.length;
    if (passedBytes > mostBytes) incoming.destroy();
  });
}
