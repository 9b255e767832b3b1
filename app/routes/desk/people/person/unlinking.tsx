import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { unlinkProvider } from "#app/domain/responder/provider-link.server.ts";
import { requireTouchIn, touchFields } from "#app/server/touch.server.ts";
import { ChangeAgain } from "./change-again.tsx";
import { runOnPerson } from "./command.server.ts";

/** POST /desk/people/:responderId/unlinking: another account at the organization's sign-in may be theirs. */
export function action(posted: ActionFunctionArgs) {
  return runOnPerson(posted, form, async (db, given) => {
    const act = { verb: "unlink", about: given.responderId } as const;
    const touch = await requireTouchIn(posted, given, act);
    await unlinkProvider(db, { ...given, touch });
  });
}

const form = z.object(touchFields);

export default function Unlinking() {
  return <ChangeAgain />;
}
