import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { bodySchema } from "#app/domain/correspondence/body.ts";
import { sendMessage } from "#app/domain/correspondence/message.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/messages */
export function action(posted: ActionFunctionArgs) {
  return runCommand(
    posted,
    form,
    (db, command) => sendMessage(db, { ...command, kind: "message" }),
    (page) => `${page}#messages`,
  );
}

const form = z.object({ body: bodySchema });

export default function Messages() {
  return <VerbAgain verb="messages" />;
}
