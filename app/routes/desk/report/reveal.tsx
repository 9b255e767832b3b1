import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { purposeFields } from "#app/domain/reveal/purpose.ts";
import { revealPersonal } from "#app/domain/reveal/reveal.server.ts";
import { runCommand } from "./command.server.ts";
import { VerbAgain } from "./verb-again.tsx";

/** POST /desk/reports/:reportId/reveal. It changes nothing of the report, so an older page may still ask for it. */
export function action(posted: ActionFunctionArgs) {
  return runCommand(
    posted,
    form,
    (db, command) => revealPersonal(db, { ...command, revision: undefined }),
    (page) => `${page}#contact`,
  );
}

const form = z.object(purposeFields);

export default function Reveal() {
  return <VerbAgain verb="reveal" />;
}
