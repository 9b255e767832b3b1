import type { Request as Incoming, Response as Outgoing } from "express";
import type { Receiving } from "#app/domain/evidence/begin.server.ts";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { findReporter } from "#app/server/reporter-session.server.ts";

/** What evidence is received and opened with: a web process without pages. */
export type EvidenceContext = Omit<
  RequestContext,
  "nonce" | "address" | "failure"
> & { store: EvidenceStore };

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

/** The address as the log may tell it. */
export function nameRoute(outgoing: Outgoing, pattern: string) {
  outgoing.locals.route = pattern;
}
