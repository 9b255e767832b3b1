import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { askForChange, type Wanted } from "#app/domain/people/ask.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import {
  personChangeReasons,
  type PersonChangeReason,
} from "#app/domain/vocabulary/responder.ts";
import type { Database } from "#db/client.server.ts";
import { requireTouchIn, touchFields } from "#app/server/touch.server.ts";

/** Of every form that asks for a change of a person. */
export const askFields = {
  why: z.enum(personChangeReasons, "Choose a reason"),
  ...touchFields,
};

type Given = {
  responderId: string;
  by: Viewer;
  keyring: Keyring;
  now: Date;
  why: PersonChangeReason;
  touch?: string;
  confirmed?: "yes";
};

/** A second person confirms. @throws Untouched, and as `askForChange` */
export async function askFor(
  db: Database,
  posted: ActionFunctionArgs,
  given: Given,
  wanted: Wanted,
): Promise<void> {
  const { responderId, by, keyring, now, why: reason } = given;
  const act = { verb: "ask-change", about: responderId } as const;
  const touch = await requireTouchIn(posted, given, act);
  const asking = { responderId, by, keyring, now, reason, wanted, touch };
  await askForChange(db, asking);
}
