import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { bodySchema } from "#app/domain/correspondence/body.ts";
import { markDuplicateOf } from "#app/domain/closure/close.server.ts";
import { parseReference } from "#app/domain/report/reference.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/duplicate */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, markDuplicateOf);
}

const form = z.object({
  reference: z.string().transform((typed, { addIssue }) => {
    const reference = parseReference(typed);
    if (reference === null) addIssue("That is no reference: LL-XXXX-XXXX");
    return reference ?? "";
  }),
  words: bodySchema,
});

export default function Duplicate() {
  return <VerbAgain verb="duplicate" />;
}
