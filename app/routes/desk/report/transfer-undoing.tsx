import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { undoTransfer } from "#app/domain/routing/undo-transfer.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/transfer-undoing. The report is theirs again, and its page is shown. */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, undoTransfer);
}

const form = z.object({});

export default function TransferUndoing() {
  return <VerbAgain verb="transfer-undoing" />;
}
