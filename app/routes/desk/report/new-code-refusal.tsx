import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { refuseNewCodes } from "#app/domain/lost-code/call-back.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/new-code-refusal */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, (db, command) =>
    refuseNewCodes(db, { ...command, revision: undefined }),
  );
}

/** The requests that the page showed. */
const form = z.object({
  requestIds: z
    .string("Nothing is asked any more")
    .transform((text) => text.split(" "))
    .pipe(z.array(z.uuid("Nothing is asked any more")).max(20)),
});

export default function NewCodeRefusal() {
  return <VerbAgain verb="new-code-refusal" />;
}
