import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { recordCallBack } from "#app/domain/lost-code/call-back.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/call-back */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, (db, command) =>
    recordCallBack(db, { ...command, revision: undefined }),
  );
}

const form = z.object({ requestId: z.uuid("Choose the request") });

export default function CallBack() {
  return <VerbAgain verb="call-back" />;
}
