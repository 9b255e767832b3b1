import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { refuseReport } from "#app/domain/routing/refuse.server.ts";
import { runCommand } from "./command.server.ts";
import { reason } from "./fields.ts";

/** POST /desk/reports/:reportId/refusal. The report is then out of the unit's sight, so the queue says that it is done. */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, refuseReport, () => "/desk?done=refusal");
}

const form = z.object({ reason });

export default function Refusal() {
  return <VerbAgain verb="refusal" />;
}
