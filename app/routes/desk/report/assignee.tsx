import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { assignResponder } from "#app/domain/routing/assign.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/assignee */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, assignResponder);
}

const form = z.object({ responderId: z.uuid("Choose who works it") });

export default function Assignee() {
  return <VerbAgain verb="assignee" />;
}
