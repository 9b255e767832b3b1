import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { askForChange } from "#app/domain/people/ask.server.ts";
import { personChangeReasons } from "#app/domain/vocabulary/responder.ts";
import { requireTouchIn, touchFields } from "#app/server/touch.server.ts";
import { ChangeAgain } from "./change-again.tsx";
import { runOnPerson } from "./command.server.ts";

/** POST /desk/people/:responderId/reactivation: asks that they come back; a second person confirms. */
export function action(posted: ActionFunctionArgs) {
  return runOnPerson(posted, form, async (db, given) => {
    const wanted = { kind: "reactivation" } as const;
    const act = { verb: "ask-change", about: given.responderId } as const;
    const touch = await requireTouchIn(posted, given, act);
    return askForChange(db, { ...given, reason: given.why, wanted, touch });
  });
}

const form = z.object({
  why: z.enum(personChangeReasons, "Choose a reason"),
  ...touchFields,
});

export default function Reactivation() {
  return <ChangeAgain kind="reactivation" />;
}
