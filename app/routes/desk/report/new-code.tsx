import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { approveNewCode } from "#app/domain/lost-code/call-back.server.ts";
import { requireVisible } from "#app/domain/responder/visible.server.ts";
import { requireTouchIn, touchFields } from "#app/server/touch.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/new-code */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, async (db, command) => {
    const { reportId, requestId, by: viewer } = command;
    await requireVisible(db, { viewer, reportId });
    const act = { verb: "let-in-code", about: requestId } as const;
    const touch = await requireTouchIn(posted, command, act);
    return approveNewCode(db, { ...command, touch, revision: undefined });
  });
}

const form = z.object({
  requestId: z.uuid("Choose the request"),
  ...touchFields,
});

export default function NewCode() {
  return <VerbAgain verb="new-code" />;
}
