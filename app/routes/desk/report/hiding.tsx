import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { hidePersonal } from "#app/domain/reveal/reveal.server.ts";
import { runCommand } from "./command.server.ts";
import { VerbAgain } from "./verb-again.tsx";

/** POST /desk/reports/:reportId/hiding: what was revealed is masked again, before its time is over. */
export function action(posted: ActionFunctionArgs) {
  return runCommand(
    posted,
    z.object({}),
    (db, command) => hidePersonal(db, { ...command, revision: undefined }),
    (page) => `${page}#contact`,
  );
}

export default function Hiding() {
  return <VerbAgain verb="hiding" />;
}
