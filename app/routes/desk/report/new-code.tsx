import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { approveNewCode } from "#app/domain/lost-code/call-back.server.ts";
import { requireVisible } from "#app/domain/responder/visible.server.ts";
import type { Touch } from "#app/domain/responder/touch.server.ts";
import {
  touchFields,
  touchIn,
  Untouched,
  untouchedWords,
} from "#app/server/touch.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/new-code */
export function action(posted: ActionFunctionArgs) {
  let touch: Touch | null = null;
  return runCommand(
    posted,
    form,
    (db, command) => {
      // Asked for here alone: a form that is posted twice brings the same touch, which counts once.
      if (!touch) throw new Untouched(untouchedWords(command.by));
      return approveNewCode(db, { ...command, touch, revision: undefined });
    },
    (page) => page,
    async (given) => {
      const { reportId, requestId, by: viewer } = given;
      await requireVisible(posted.context.db, { viewer, reportId });
      const act = { verb: "let-in-code", about: requestId } as const;
      touch = await touchIn(posted, given, act);
    },
  );
}

const form = z.object({
  requestId: z.uuid("Choose the request"),
  ...touchFields,
});

export default function NewCode() {
  return <VerbAgain verb="new-code" />;
}
