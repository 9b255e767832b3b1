import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { offerJoint } from "#app/domain/routing/offer-joint.server.ts";
import { runCommand } from "./command.server.ts";
import { chosen, reason } from "./fields.ts";

/** POST /desk/reports/:reportId/offer */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, offerJoint);
}

const form = z.object({ toUnitId: chosen("Choose a unit"), reason });

export default function Offer() {
  return <VerbAgain verb="offer" />;
}
