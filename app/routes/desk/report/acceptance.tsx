import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { acceptReport } from "#app/domain/routing/accept.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/acceptance */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, acceptReport);
}

const form = z.object({});

export default function Acceptance() {
  return <VerbAgain verb="acceptance" />;
}
