import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { responderRoles } from "#app/domain/vocabulary/responder.ts";
import { askFields, askFor } from "./ask.server.ts";
import { ChangeAgain } from "./change-again.tsx";
import { runOnPerson } from "./command.server.ts";

/** POST /desk/people/:responderId/move: asks for another role or unit; a second person confirms. */
export function action(posted: ActionFunctionArgs) {
  return runOnPerson(posted, form, (db, given) =>
    askFor(db, posted, given, {
      kind: "move",
      role: given.role,
      unitId: given.unitId,
    }),
  );
}

const form = z.object({
  role: z.enum(responderRoles, "Choose a role"),
  unitId: z.string().min(1, "Choose a unit").max(40),
  ...askFields,
});

export default function Move() {
  return <ChangeAgain kind="move" />;
}
