import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { undoAssignment } from "#app/domain/routing/undo-assignment.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/assignee-undoing */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, undoAssignment);
}

const form = z.object({});

export default function AssigneeUndoing() {
  return <VerbAgain verb="assignee-undoing" />;
}
