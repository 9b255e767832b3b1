import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "#app/components/desk/verb-again.tsx";
import { transferReport } from "#app/domain/routing/transfer.server.ts";
import { runCommand } from "./command.server.ts";
import { chosen, reason } from "./fields.ts";

/** POST /desk/reports/:reportId/transfer */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, transferReport);
}

const form = z.object({ toUnitId: chosen("Choose a unit"), reason });

export default function Transfer() {
  return <VerbAgain verb="transfer" />;
}
