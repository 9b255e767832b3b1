import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { confirmContactPolicy } from "#app/domain/correspondence/confirm-policy.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/contact-policy */
export function action(posted: ActionFunctionArgs) {
  return runCommand(
    posted,
    z.object({}),
    confirmContactPolicy,
    (page) => `${page}#messages`,
  );
}

export default function ContactPolicy() {
  return <VerbAgain verb="contact-policy" />;
}
