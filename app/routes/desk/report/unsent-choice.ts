import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { v4 as uuidv4 } from "uuid";
import { z } from "zod";
import { settleUnsent } from "#app/domain/correspondence/settle-unsent.server.ts";
import { Conflict } from "#app/domain/refusal.ts";
import { deskForms } from "#app/domain/vocabulary/desk-form.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { reportIdOf } from "./command.server.ts";

/** POST /desk/reports/:reportId/unsent/choice: which of the texts for one form stays. The page then shows it in its box. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const reportId = reportIdOf(params.reportId);
  const { db, now } = context;
  const posted = schema.safeParse(typedIn(await request.formData()));
  if (!posted.success) throw new Conflict("no text was chosen");
  const settling = { ...posted.data, reportId, by, opening: uuidv4() };
  await settleUnsent(db, { ...settling, now: now() });
  return redirect(`/desk/reports/${reportId}#form-${settling.form}`, 303);
}

const shownSchema = z
  .tuple([z.uuid(), z.string().max(60)])
  .transform(([id, token]) => ({ id, token }));

const schema = z.object({
  form: z.enum(deskForms),
  /** `ID:TOKEN`, with blanks between. */
  shown: z
    .string()
    .transform((text) => text.split(" ").map((each) => each.split(":")))
    .pipe(z.array(shownSchema).min(1).max(50)),
  keep: z.union([
    z.enum(["all", "none"]),
    z.uuid().transform((id) => ({ id })),
  ]),
});
