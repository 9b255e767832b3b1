import { setTimeout as wait } from "node:timers/promises";
import type { Request as Incoming } from "express";
import { v7 as uuidv7 } from "uuid";
import { requireUploadable } from "#app/domain/evidence/allowed.server.ts";
import { EvidenceRefused } from "#app/domain/evidence/refused.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { visitorNetworkOf } from "#app/server/visitor.server.ts";
import { findReporterOf, type EvidenceContext } from "./reporter.server.ts";
import {
  allowHours,
  usualPatience,
  type Patience,
} from "#app/server/in-time.server.ts";
import {
  uploadPlaces,
  type Upload,
  type UploadPlaces,
} from "./uploads-at-once.server.ts";

type Verdict =
  | {
      is: "in";
      session: ReporterSession;
      /** Gives the place back. */
      leave: () => void;
    }
  /** Nobody's session. */
  | { is: "stranger" }
  | { is: "closed"; session: ReporterSession }
  | { is: "busy" };

/** Who may send bytes of files now. Asked before a single one is read. */
export type UploadGate = {
  ask: (incoming: Incoming, uploadId?: string) => Promise<Verdict>;
};

/** One for all ways in. */
export function uploadGate(
  context: EvidenceContext,
  patience: Patience = usualPatience,
): UploadGate {
  const places = uploadPlaces(context.settings.uploads);
  return {
    ask: async (incoming, uploadId = uuidv7()) => {
      const session = await findReporterOf(incoming, context);
      if (!session) return { is: "stranger" };
      if (!(await isUploadable(context, session)))
        return { is: "closed", session };
      const { reportId } = session;
      const leave = await takeSoon(places, incoming, {
        ...{ reportId, uploadId },
        network: visitorNetworkOf(incoming.ip, context.settings),
      });
      if (!leave) return { is: "busy" };
      allowHours(incoming, patience);
      return { is: "in", session, leave };
    },
  };
}

/** Asked again for as long as a slow sender may still be found out, which is a few seconds. */
const againMs = 500;
const mostTries = 16;

async function takeSoon(
  places: UploadPlaces,
  incoming: Incoming,
  of: Pick<Upload, "reportId" | "uploadId" | "network">,
): Promise<(() => void) | null> {
  const { socket } = incoming;
  const upload = {
    ...of,
    receivedBytes: () => socket.bytesRead,
    giveWay: () => void incoming.destroy(),
  };
  const leaveQueue = places.queue(upload);
  try {
    for (let tries = 1; ; tries++) {
      const leave = places.take(upload);
      if (leave || tries >= mostTries || incoming.destroyed) return leave;
      if (!places.isSoonFree(upload)) return null;
      await wait(againMs);
    }
  } finally {
    leaveQueue();
  }
}

async function isUploadable(
  { db }: EvidenceContext,
  session: ReporterSession,
): Promise<boolean> {
  return requireUploadable(db, session).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof EvidenceRefused)) throw error;
      return false;
    },
  );
}
