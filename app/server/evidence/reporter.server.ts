import type { Request as Incoming, Response as Outgoing } from "express";
import type { Receiving } from "#app/domain/evidence/begin.server.ts";
import { lookThrough } from "#app/domain/evidence/look.server.ts";
import type { Scanner } from "#app/domain/evidence/scanner.ts";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import type { FileLooks } from "./looks.server.ts";
import { findReporter } from "#app/server/reporter-session.server.ts";

/** What evidence is received and opened with: a web process without pages. */
export type EvidenceContext = Omit<
  RequestContext,
  "nonce" | "address" | "failure"
> & {
  store: EvidenceStore;
  /** Of evidence; null: files are not scanned. */
  scanner: Scanner | null;
  looks: FileLooks;
};

/** The request as pages know it; its body stays with the stream. */
export function withoutBody(incoming: Incoming): Request {
  const { cookie = "" } = incoming.headers;
  return new Request(new URL(incoming.path, "http://localhost"), {
    headers: { Cookie: cookie },
  });
}

/** Whose report the request's browser has open, or null. */
export function findReporterOf(
  incoming: Incoming,
  context: EvidenceContext,
): Promise<ReporterSession | null> {
  const unused = { nonce: "", address: "" };
  return findReporter(withoutBody(incoming), { ...context, ...unused });
}

export function receivingOf(
  { store, settings, now }: EvidenceContext,
  session: ReporterSession,
): Receiving {
  return { session, store, limits: settings.evidence, now };
}

/** The file is whole: it is looked through, and nobody waits for that. */
export function lookLater(
  { db, store, scanner, looks, now }: EvidenceContext,
  session: ReporterSession,
  evidenceId: string,
) {
  const { reportId, key, worker } = session;
  const looking = { store, scanner, evidenceId, now };
  looks.add(evidenceId, () =>
    lookThrough(db, { ...looking, session: { reportId, key, worker } }),
  );
}

/** The address as the log may tell it. */
export function nameRoute(outgoing: Outgoing, pattern: string) {
  outgoing.locals.route = pattern;
}
