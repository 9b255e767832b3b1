import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { transferReport } from "#app/domain/routing/transfer.server.ts";
import { runCommand } from "./command.server.ts";
import { chosen, reason } from "./fields.ts";

/** POST /desk/reports/:reportId/transfer. The report is then out of the unit's sight, so the queue says that it is done. */
export function action(posted: ActionFunctionArgs) {
  const then = () => `/desk?done=transfer&report=${posted.params.reportId}`;
  return runCommand(posted, form, transferReport, then);
}

const form = z.object({ toUnitId: chosen("Choose a unit"), reason });

export default function Transfer() {
  return <VerbAgain verb="transfer" />;
}
