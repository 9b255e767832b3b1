import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { bodySchema } from "#app/domain/correspondence/body.ts";
import { closeReport } from "#app/domain/closure/close.server.ts";
import { outcomes } from "#app/domain/vocabulary/report.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/closure */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, closeReport);
}

const form = z.object({
  outcome: z.enum(outcomes, "Choose an outcome"),
  words: bodySchema,
});

export default function Closure() {
  return <VerbAgain verb="closure" />;
}
