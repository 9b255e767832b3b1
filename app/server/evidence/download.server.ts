import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Router, type Request as Incoming, type Response } from "express";
import { z } from "zod";
import type { OpenedFile } from "#app/domain/evidence/open.server.ts";
import { scanEvidence } from "#app/domain/evidence/scan.server.ts";
import type { StoredFile } from "#app/domain/evidence/store.ts";
import { Conflict, NotFound } from "#app/domain/refusal.ts";
import { openForViewer } from "#app/domain/desk/evidence.server.ts";
import {
  nameRoute,
  withoutBody,
  type EvidenceContext,
} from "./reporter.server.ts";
import { failureOf, isLeaving } from "#app/server/failure.server.ts";
import { sendPlainPage } from "#app/server/remix.server.ts";
import { findResponder } from "#app/server/responder-session.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import { noteDamage } from "../damage.server.ts";

const address = "/desk/reports/:reportId/evidence/:evidenceId";
const idsSchema = z.object({ reportId: z.uuid(), evidenceId: z.uuid() });

/** Files for responders, opened part by part as they are sent: Remix would hold a whole one to answer for its data. */
export function evidenceDownload(context: EvidenceContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(address, (incoming, outgoing, next) => {
    nameRoute(outgoing, address);
    answer(incoming, outgoing, context).catch((error: unknown) => {
      if (error instanceof NotFound)
        return sendPlainPage(incoming, outgoing, "nowhere");
      if (error instanceof Conflict)
        return sendPlainPage(incoming, outgoing, "notYet");
      next(error);
    });
  });
  return router;
}

async function answer(
  incoming: Incoming,
  outgoing: Response,
  context: EvidenceContext,
) {
  const { db, store, now, log } = context;
  const unused = { nonce: "", address: "" };
  const asked = withoutBody(incoming);
  const viewer = await findResponder(asked, { ...context, ...unused });
  if (!viewer) {
    const to = encodeURIComponent(incoming.path);
    return outgoing.redirect(303, `/sign-in?to=${to}`);
  }
  const ids = idsSchema.safeParse(incoming.params);
  if (!ids.success) throw new NotFound("no such file");
  const opening = { viewer, store, ...ids.data, now: now() };
  const file = await openForViewer(db, opening);
  scanLater(context, ids.data, file);
  outgoing.set(headersOf(file));
  if (incoming.method === "HEAD") return void outgoing.end();
  await pipeline(Readable.from(file.bytes()), outgoing).catch(
    (error: unknown) => {
      // A reader who leaves in the middle is no failure. For any other reason the download ends before its length, so
      // that a damaged file is never taken for a whole one.
      if (isLeaving(error)) return;
      noteDamage(error);
      log.error(failureOf(error), "a file of evidence did not open");
      outgoing.destroy();
    },
  );
}

/** Nobody could scan it when it came: whoever opens it has the report open. The label is there for the next look. */
function scanLater(
  { db, scanner, looks, now }: EvidenceContext,
  { reportId, evidenceId }: StoredFile,
  { bytes }: OpenedFile,
) {
  if (!scanner) return;
  const scanning = { reportId, evidenceId, bytes, scanner, now };
  looks.add(evidenceId, () => scanEvidence(db, scanning));
}

/** What it is said to be is never believed: it may be live malware, and no browser is to show it. */
function headersOf({ name, sizeBytes }: OpenedFile) {
  return {
    "Content-Type": "application/octet-stream",
    "Content-Length": String(sizeBytes),
    "Content-Disposition": `attachment; filename="evidence"; filename*=UTF-8''${encoded(valueIn(name) ?? "evidence")}`,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
  };
}

/** RFC 8187. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
