import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { signInToDemonstration } from "#app/domain/responder/demonstration.server.ts";
import { browserKindOf } from "#app/server/browser-kind.ts";
import {
  responderCookie,
  returnPathOf,
} from "#app/server/responder-session.server.ts";

const formSchema = z.object({ responder: z.uuid(), to: z.string().nullish() });

/** POST /sign-in/demonstration: one click, and only where the installation is a demonstration. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = formSchema.safeParse(
    Object.fromEntries(await request.formData()),
  );
  if (!form.success) throw new Response(null, { status: 400 });
  const { db, keyring, settings, now } = context;
  const { token } = await signInToDemonstration(db, {
    responderId: form.data.responder,
    isDemonstration: settings.isDemonstration,
    keyring,
    browser: browserKindOf(request),
    now: now(),
  });
  const headers = { "Set-Cookie": responderCookie(token) };
  return redirect(returnPathOf(form.data.to ?? null), { status: 303, headers });
}
