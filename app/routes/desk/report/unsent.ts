import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import {
  keepDeskUnsent,
  type DeskUnsent,
} from "#app/domain/correspondence/desk-unsent.server.ts";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import { deskForms } from "#app/domain/vocabulary/desk-form.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { findResponder } from "#app/server/responder-session.server.ts";
import { boxFields, wordsOf } from "./box.server.ts";
import { reportIdOf } from "./command.server.ts";
import { textOf, type SaveAnswer } from "./unsent-text.ts";

/** POST /desk/reports/:reportId/unsent: what stands in a form a second after the last key. 401 tells the page that its session has ended. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await findResponder(request, context);
  if (!by) return new Response(null, { status: 401 });
  const reportId = reportIdOf(params.reportId);
  const typed = typedIn(await request.formData());
  const posted = schema.safeParse(typed);
  if (!posted.success) return new Response(null, { status: 400 });
  const { db, now } = context;
  const { boxId: id, othersMark: known, ...box } = posted.data;
  const { others, ...kept } = await keepDeskUnsent(db, {
    ...{ ...box, id, reportId, by, now: now() },
    typed: wordsOf(typed),
  });
  const othersMark = markOf(others);
  const answer: SaveAnswer = {
    ...{ ...kept, othersMark },
    others: othersMark === known ? null : others.map(textOf),
  };
  return Response.json(answer);
}

const schema = z.object({
  form: z.enum(deskForms),
  ...boxFields,
  number: z.coerce.number().int().positive().max(1_000_000),
  /** Of the other texts that the page knows: they are not said again with every save. */
  othersMark: z.string().max(60).catch(""),
});

function markOf(others: readonly DeskUnsent[]): string {
  const said = others.map(({ id, token }) => `${id}:${token}`).sort();
  return said.length > 0 ? sha256(said.join(" ")).toString("base64url") : "";
}
