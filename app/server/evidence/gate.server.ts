import type { Request as Incoming } from "express";
import { v7 as uuidv7 } from "uuid";
import { requireUploadable } from "#app/domain/evidence/allowed.server.ts";
import { EvidenceRefused } from "#app/domain/evidence/refused.ts";
import { networkOf } from "#app/domain/access/network.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { findReporterOf, type EvidenceContext } from "./reporter.server.ts";
import {
  allowHours,
  usualPatience,
  type Patience,
} from "#app/server/in-time.server.ts";
import { uploadPlaces } from "./uploads-at-once.server.ts";

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
      const network = networkOf(incoming.ip ?? "");
      const leave = places.take({ reportId, uploadId, network });
      if (!leave) return { is: "busy" };
      allowHours(incoming, patience);
      return { is: "in", session, leave };
    },
  };
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
