import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { bodySchema } from "#app/domain/correspondence/body.ts";
import { markNotForUs } from "#app/domain/closure/close.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/signposting */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, markNotForUs);
}

const form = z.object({ words: bodySchema });

export default function Signposting() {
  return <VerbAgain verb="signposting" />;
}
