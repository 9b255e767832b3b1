import type { Actor } from "../audit/events.ts";
import type { ResponderRole } from "../vocabulary/responder.ts";
import type { SessionKeys } from "../unit-key/session-keys.server.ts";

/** A signed-in responder, as every desk read and command is given it. */
export type Viewer = {
  responderId: string;
  /** Names the audit chain `session:<id>` of what is read. */
  sessionId: string;
  name: string;
  role: ResponderRole;
  unitId: string;
  unitName: string;
  /** IANA zone in which this person's pages tell the time. */
  timeZone: string;
  isDemonstration: boolean;
  /** Losing it is losing what only they open: they are told to add a second one. */
  hasOnePasskey: boolean;
  /** What this session opens; null for a person who has no key of their own yet. */
  keys: SessionKeys | null;
  /** The same person as the history records them. */
  actor: Extract<Actor, { kind: "responder" }>;
};
