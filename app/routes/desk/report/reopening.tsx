import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { reopenReport } from "#app/domain/closure/reopen.server.ts";
import { runCommand } from "./command.server.ts";
import { reason } from "./fields.ts";

/** POST /desk/reports/:reportId/reopening */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, reopenReport);
}

const form = z.object({ reason });

export default function Reopening() {
  return <VerbAgain verb="reopening" />;
}
