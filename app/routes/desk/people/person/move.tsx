import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { askForChange } from "#app/domain/people/ask.server.ts";
import {
  personChangeReasons,
  responderRoles,
} from "#app/domain/vocabulary/responder.ts";
import { requireTouchIn, touchFields } from "#app/server/touch.server.ts";
import { ChangeAgain } from "./change-again.tsx";
import { runOnPerson } from "./command.server.ts";

/** POST /desk/people/:responderId/move: asks for another role or unit; a second person confirms. */
export function action(posted: ActionFunctionArgs) {
  return runOnPerson(posted, form, async (db, given) => {
    const { role, unitId } = given;
    const wanted = { kind: "move", role, unitId } as const;
    const act = { verb: "ask-change", about: given.responderId } as const;
    const touch = await requireTouchIn(posted, given, act);
    return askForChange(db, { ...given, reason: given.why, wanted, touch });
  });
}

const form = z.object({
  why: z.enum(personChangeReasons, "Choose a reason"),
  role: z.enum(responderRoles, "Choose a role"),
  unitId: z.string().min(1, "Choose a unit").max(40),
  ...touchFields,
});

export default function Move() {
  return <ChangeAgain kind="move" />;
}
