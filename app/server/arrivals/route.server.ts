import { Router, type Request as Incoming, type Response } from "express";
import { listSessionViewers } from "#app/domain/responder/session.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import {
  nameRoute,
  withoutBody,
} from "#app/server/evidence/reporter.server.ts";
import { findIdlingResponder } from "#app/server/responder-session.server.ts";
import { Streams, type Limits } from "./streams.server.ts";

const address = "/desk/arrivals";

type ArrivalsContext = Omit<RequestContext, "nonce" | "address" | "failure">;

/**
 * GET /desk/arrivals: tells an open queue the ids of reports that changed, as server-sent events (`text/event-stream`), through
 * what its person may see. No contents, and nothing but ids. It keeps no session alive, and ends with it.
 */
export function arrivals(context: ArrivalsContext, limits?: Limits): Router {
  const { db, changes, keyring, settings, now } = context;
  const { idleMinutes } = settings;
  const viewersNow = (sessionIds: readonly string[]) =>
    listSessionViewers(db, { keyring, idleMinutes, now: now(), sessionIds });
  const streams = new Streams({ db, changes, viewersNow }, limits);
  const router = Router({ caseSensitive: true, strict: true });
  router.get(address, (incoming, outgoing, next) => {
    nameRoute(outgoing, address);
    answer(incoming, outgoing, { context, streams }).catch(next);
  });
  return router;
}

async function answer(
  incoming: Incoming,
  outgoing: Response,
  { context, streams }: { context: ArrivalsContext; streams: Streams },
): Promise<void> {
  const asked = withoutBody(incoming);
  const asking = { ...context, nonce: "", address: "" };
  const viewer = await findIdlingResponder(asked, asking);
  // Who left meanwhile is not told of a second time.
  if (outgoing.destroyed) return;
  if (!viewer) return void outgoing.sendStatus(401);
  if (!incoming.headers.accept?.includes("text/event-stream"))
    return void outgoing.sendStatus(406);
  if (streams.isFull || !context.changes.isListening)
    return void outgoing.set("Retry-After", "30").sendStatus(503);
  outgoing.set({
    "Content-Type": "text/event-stream",
    // A proxy that gathers what it is sent would tell nothing for minutes.
    "X-Accel-Buffering": "no",
  });
  if (incoming.method === "HEAD") return void outgoing.end();
  // Who leaves in the middle is no failure.
  outgoing.on("error", () => {});
  outgoing.write("event: open\ndata: \n\n");
  const { sessionId } = viewer;
  streams.add({ response: outgoing, sessionId });
}
