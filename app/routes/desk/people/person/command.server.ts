import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireSeen } from "#app/domain/people/read.server.ts";
import { Conflict, NotFound } from "#app/domain/refusal.ts";
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

type Given = { responderId: string; by: Viewer; keyring: Keyring; now: Date };

/**
 * Runs one command about a person for a posted form. Done: to the person's page. A field wrong, no touch, or the person changed
 * meanwhile: the page of the form with everything still typed.
 */
export async function runOnPerson<Fields extends z.ZodRawShape>(
  { request, params, context }: ActionFunctionArgs,
  fields: z.ZodObject<Fields>,
  command: (
    db: Database,
    given: Given & z.infer<z.ZodObject<Fields>>,
  ) => Promise<unknown>,
) {
  const by = await requireResponder(request, context);
  const responderId = personIdOf(params.responderId);
  const { db, keyring, now } = context;
  await requireSeen(db, { viewer: by, keyring, responderId });
  const posted = typedIn(await request.formData());
  const { touch: _, ...typed } = posted;
  const form = fields.safeParse(posted);
  if (!form.success)
    return notDone({ typed, problems: problemsOf(form.error) }, 400);
  try {
    const given = { responderId, by, keyring, now: now() };
    await command(db, { ...form.data, ...given });
  } catch (error) {
    if (error instanceof Untouched)
      return notDone({ typed, problems: { touch: error.message } }, 400);
    if (!(error instanceof Conflict)) throw error;
    return notDone({ typed, conflict: error.message }, 409);
  }
  return redirect(`/desk/people/${responderId}`, 303);
}

/** @throws NotFound for what is no id */
export function personIdOf(text: string | undefined): string {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new NotFound("no such person");
  return id.data;
}
