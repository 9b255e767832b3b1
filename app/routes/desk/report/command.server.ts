import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { Conflict, NotFound, Stale, WrongChoice } from "#app/domain/refusal.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { sendOnce } from "#app/domain/correspondence/send-once.server.ts";
import type { Database } from "#db/client.server.ts";
import {
  notDone,
  problemsOf,
  typedIn,
  type NotDone,
} from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { Untouched } from "#app/server/touch.server.ts";
import { boxOf, keepRefused, saidIn } from "./box.server.ts";

/** What a desk command is given beside its own fields. */
type Given = {
  reportId: string;
  by: Viewer;
  keyring: Keyring;
  now: Date;
  revision?: number;
};

/**
 * Runs one command of the desk for a posted form, once however often it is posted. Done: to the report's page, or where `then`
 * leads from there, and what was kept of its words is dropped with it. A field wrong, or the report not as it was or must be:
 * the page of the verb with everything still typed, and kept. What needs a connection of its own is done in `before`, as the
 * command holds one.
 */
export async function runCommand<Fields extends z.ZodRawShape>(
  { request, params, context }: ActionFunctionArgs,
  fields: z.ZodObject<Fields>,
  command: (
    db: Database,
    given: Given & z.infer<z.ZodObject<Fields>>,
  ) => Promise<unknown>,
  then = (page: string) => page,
  before?: (given: Given & z.infer<z.ZodObject<Fields>>) => Promise<void>,
) {
  const by = await requireResponder(request, context);
  const reportId = reportIdOf(params.reportId);
  const typed = typedIn(await request.formData());
  const { db, keyring } = context;
  const acting = { reportId, by, now: context.now() };
  const box = boxOf(new URL(request.url), typed);
  const sending = { ...acting, ...box, posted: saidIn(typed) };
  const refuse = async ({ status, ...why }: Refused) => {
    const kept = await keepRefused(db, sending, typed).catch((error) => {
      if (!(error instanceof NotFound) || !why.conflict) throw error;
      // The page is not theirs to see any more; what they typed a moment ago is.
      throw Response.json({ typed, conflict: why.conflict }, { status });
    });
    return notDone({ typed, kept, ...why }, status);
  };
  const form = fields.safeParse(typed);
  if (!form.success)
    return refuse({ problems: problemsOf(form.error), status: 400 });
  const revision = revisionSchema.parse(typed.revision);
  const given = { ...form.data, ...acting, keyring, revision };
  try {
    await before?.(given);
    await sendOnce(db, sending, (tx) => command(tx, given));
  } catch (error) {
    return refuse(refusalIn(error));
  }
  return redirect(then(`/desk/reports/${reportId}`), 303);
}

type Refused = Pick<Partial<NotDone>, "problems" | "conflict" | "isStale"> & {
  status: 400 | 409;
};

/** @throws what is no refusal that the form can show */
function refusalIn(error: unknown): Refused {
  if (error instanceof Untouched)
    return { problems: { touch: error.message }, status: 400 };
  if (error instanceof WrongChoice)
    return { problems: { [error.field]: error.message }, status: 400 };
  if (!(error instanceof Conflict)) throw error;
  const isStale = error instanceof Stale;
  return { conflict: error.message, isStale, status: 409 };
}

/** @throws NotFound for what is no id */
export function reportIdOf(text: string | undefined): string {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new NotFound("no such report");
  return id.data;
}

const revisionSchema = z.coerce.number().int().optional().catch(undefined);
