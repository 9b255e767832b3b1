import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { Conflict, NotFound, Stale, WrongChoice } from "#app/domain/refusal.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import {
  notDone,
  problemsOf,
  typedIn,
} from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { Untouched } from "#app/server/touch.server.ts";

/** What a desk command is given beside its own fields. */
type Given = {
  reportId: string;
  by: Viewer;
  keyring: Keyring;
  now: Date;
  revision?: number;
};

/**
 * Runs one command of the desk for a posted form. Done: to the report's page, or where `then` leads from there. A field wrong, or the report not as it
 * was or must be: the page of the verb with everything still typed.
 */
export async function runCommand<Fields extends z.ZodRawShape>(
  { request, params, context }: ActionFunctionArgs,
  fields: z.ZodObject<Fields>,
  command: (
    db: Database,
    given: Given & z.infer<z.ZodObject<Fields>>,
  ) => Promise<unknown>,
  then = (page: string) => page,
) {
  const by = await requireResponder(request, context);
  const reportId = reportIdOf(params.reportId);
  const typed = typedIn(await request.formData());
  const form = fields.safeParse(typed);
  if (!form.success)
    return notDone({ typed, problems: problemsOf(form.error) }, 400);
  const { db, keyring, now } = context;
  const revision = revisionSchema.parse(typed.revision);
  const given = { reportId, by, keyring, now: now(), revision };
  try {
    await command(db, { ...form.data, ...given });
  } catch (error) {
    if (error instanceof Untouched)
      return notDone({ typed, problems: { touch: error.message } }, 400);
    if (error instanceof WrongChoice)
      return notDone(
        { typed, problems: { [error.field]: error.message } },
        400,
      );
    if (!(error instanceof Conflict)) throw error;
    const isStale = error instanceof Stale;
    return notDone({ typed, conflict: error.message, isStale }, 409);
  }
  return redirect(then(`/desk/reports/${reportId}`), 303);
}

/** @throws NotFound for what is no id */
export function reportIdOf(text: string | undefined): string {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new NotFound("no such report");
  return id.data;
}

const revisionSchema = z.coerce.number().int().optional().catch(undefined);
