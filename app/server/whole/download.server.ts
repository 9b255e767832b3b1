import { pipeline } from "node:stream/promises";
import { Router, type Request as Incoming, type Response } from "express";
import { recordDownload } from "#app/domain/follow/download.server.ts";
import { scopeAllows } from "#app/domain/vocabulary/code-may.ts";
import { messagesOf } from "#app/locales/messages.ts";
import {
  findReporterOf,
  nameRoute,
  type EvidenceContext,
} from "#app/server/evidence/reporter.server.ts";
import { failureOf, isLeaving } from "../failure.server.ts";
import { localeOf } from "../locale.server.ts";
import { sendPlainPage } from "../remix.server.ts";
import { archiveOf } from "./archive.server.ts";
import { writtenPages } from "./contents.server.ts";

const address = "/follow/download";
/** The form holds the report's id and nothing else. */
const formBytes = 4_096;

/** Everything of a report as one file, sent as it is made: Remix would hold all of it. The page that asks is Remix's. */
export function wholeDownload(
  context: EvidenceContext,
  originOf: (incoming: Incoming) => string,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(address, (incoming, outgoing, next) => {
    nameRoute(outgoing, address);
    answer(incoming, outgoing, { context, issuer: originOf(incoming) }).catch(
      next,
    );
  });
  return router;
}

async function answer(
  incoming: Incoming,
  outgoing: Response,
  { context, issuer }: { context: EvidenceContext; issuer: string },
) {
  const form = await readForm(incoming);
  if (!form) return sendPlainPage(incoming, outgoing, "tooLarge");
  const session = await findReporterOf(incoming, context);
  if (!session) return outgoing.redirect(303, "/follow?ended");
  if (session.status === "draft")
    return outgoing.redirect(303, "/report/check");
  if (form.get("report") !== session.reportId)
    return sendPlainPage(incoming, outgoing, "otherReport");
  if (!scopeAllows(session.scope, "download"))
    return sendPlainPage(incoming, outgoing, "otherCode");
  const now = context.now();
  const locale = localeOf(languageOf(incoming));
  await recordDownload(context.db, { session, now });
  const pages = await writtenPages(context, { session, locale, issuer, now });
  const { download, frame } = messagesOf(locale);
  const damaged = frame.damaged.text;
  const archive = await archiveOf(context, session, { pages, damaged, now });
  outgoing.set({
    "Content-Type": "application/zip",
    "Content-Disposition": `attachment; filename="${download.fileName}"`,
    "Cache-Control": "no-store",
  });
  await pipeline(archive, outgoing).catch((error: unknown) => {
    // Cut before its end, so that a damaged archive is never taken for a whole one; who leaves in the middle is no failure.
    if (!isLeaving(error))
      context.log.error(failureOf(error), "a download ended early");
    outgoing.destroy();
  });
}

async function readForm(incoming: Incoming): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  const bytes: AsyncIterable<Buffer> = incoming;
  for await (const chunk of bytes) {
    sizeBytes += chunk.length;
    if (sizeBytes <= formBytes) chunks.push(chunk);
  }
  if (sizeBytes > formBytes) return null;
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

function languageOf({ headers, path }: Incoming): Request {
  const { cookie = "", "accept-language": language = "" } = headers;
  return new Request(new URL(path, "http://localhost"), {
    headers: { Cookie: cookie, "Accept-Language": language },
  });
}
