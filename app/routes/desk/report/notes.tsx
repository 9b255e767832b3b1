import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { bodySchema } from "#app/domain/correspondence/body.ts";
import { writeNote } from "#app/domain/correspondence/note.server.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/notes. A note changes nothing of the report, so an older page may still write one. */
export function action(posted: ActionFunctionArgs) {
  return runCommand(
    posted,
    form,
    (db, command) => writeNote(db, { ...command, revision: undefined }),
    (page) => `${page}#notes`,
  );
}

const form = z.object({ body: bodySchema });

export default function Notes() {
  return <VerbAgain verb="notes" />;
}
