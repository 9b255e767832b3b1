import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { confirmChange } from "#app/domain/people/confirm.server.ts";
import { requireTouchIn, touchFields } from "#app/server/touch.server.ts";
import { ChangeAgain } from "./change-again.tsx";
import { runOnPerson } from "./command.server.ts";

/** POST /desk/people/:responderId/confirmation: the second person says yes, and it is done. */
export function action(posted: ActionFunctionArgs) {
  return runOnPerson(posted, form, async (db, given) => {
    const act = { verb: "confirm-change", about: given.changeId } as const;
    const touch = await requireTouchIn(posted, given, act);
    return confirmChange(db, { ...given, touch });
  });
}

const form = z.object({ changeId: z.uuid(), ...touchFields });

export default function Confirmation() {
  return <ChangeAgain />;
}
