import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { undoAnswer } from "#app/domain/correspondence/answer-question.server.ts";
import { runCommand } from "./command.server.ts";
import { chosenId } from "./fields.ts";

/** POST /desk/reports/:reportId/answer-undoing. Nothing of the report changes, so an older page may still say so. */
export function action(posted: ActionFunctionArgs) {
  return runCommand(
    posted,
    form,
    (db, command) => undoAnswer(db, { ...command, revision: undefined }),
    (page) => `${page}#messages`,
  );
}

const form = z.object({
  messageId: chosenId("Choose the message"),
});

export default function AnswerUndoing() {
  return <VerbAgain verb="answer-undoing" />;
}
