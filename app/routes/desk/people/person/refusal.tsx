import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { refuseChange } from "#app/domain/people/confirm.server.ts";
import { ChangeAgain } from "./change-again.tsx";
import { runOnPerson } from "./command.server.ts";

/** POST /desk/people/:responderId/refusal: it is not to be, or is taken back by who asked. */
export function action(posted: ActionFunctionArgs) {
  return runOnPerson(posted, form, refuseChange);
}

const form = z.object({ changeId: z.uuid() });

export default function Refusal() {
  return <ChangeAgain />;
}
