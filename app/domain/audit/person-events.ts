import { z } from "zod";
import {
  personChangeKinds,
  personChangeReasons,
  responderRoles,
} from "../vocabulary/responder.ts";

const id = z.uuid();
const unitId = z.string();

/** Of a person: the request, and whom it is about. */
const changeOf = { changeId: id, responderId: id };
const confirmed = {
  ...changeOf,
  askedBy: id,
  reason: z.enum(personChangeReasons),
};

/** What becomes of a person after they were invited, and of where they are signed in. */
export const personEvents = [
  /** With their passkey the person showed an account at the organization's sign-in: from now on that one is asked for. */
  z.object({ type: z.literal("identity.linked"), responderId: id }),
  /** The actor is the administrator who did it; the next account shown with the person's passkey is theirs. */
  z.object({ type: z.literal("identity.unlinked"), responderId: id }),
  /** The person's passkey was shown after an account that is not theirs. */
  z.object({
    type: z.literal("identity.refused"),
    responderId: id,
    why: z.enum(["another-account", "another-person"]),
  }),
  /** By the person, from this session: all of theirs but this one. */
  z.object({
    type: z.literal("session.others-ended"),
    responderId: id,
    count: z.int(),
  }),
  /** Nothing changed by it yet: a second person confirms. Role and unit: as they are to be. */
  z.object({
    type: z.literal("responder.change-asked"),
    ...changeOf,
    kind: z.enum(personChangeKinds),
    reason: z.enum(personChangeReasons),
    role: z.enum(responderRoles),
    unitId,
  }),
  /** Refused, or taken back by who asked. */
  z.object({
    type: z.literal("responder.change-refused"),
    ...changeOf,
    kind: z.enum(personChangeKinds),
  }),
  /** The actor is who confirmed. The person's sessions, passkeys, invitations and keys ended with it. */
  z.object({ type: z.literal("responder.deactivated"), ...confirmed }),
  z.object({ type: z.literal("responder.reactivated"), ...confirmed }),
  /** Their sessions and open invitations ended with it; where they left a unit, its keys too. */
  z.object({
    type: z.literal("responder.moved"),
    ...confirmed,
    role: z.enum(responderRoles),
    unitId,
  }),
] as const;
