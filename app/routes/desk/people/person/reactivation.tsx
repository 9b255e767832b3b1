import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { askFields, askFor } from "./ask.server.ts";
import { ChangeAgain } from "./change-again.tsx";
import { runOnPerson } from "./command.server.ts";

/** POST /desk/people/:responderId/reactivation: asks that they come back; a second person confirms. */
export function action(posted: ActionFunctionArgs) {
  return runOnPerson(posted, form, (db, given) =>
    askFor(db, posted, given, { kind: "reactivation" }),
  );
}

const form = z.object(askFields);

export default function Reactivation() {
  return <ChangeAgain kind="reactivation" />;
}
