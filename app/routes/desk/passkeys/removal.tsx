import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Forbidden } from "#app/domain/refusal.ts";
import { removePasskey } from "#app/domain/responder/own-passkeys.server.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import {
  touchFields,
  touchIn,
  untouchedWords,
} from "#app/server/touch.server.ts";

export const meta: MetaFunction = () => [{ title: "Remove a passkey" }];
export const ErrorBoundary = DeskProblem;

/** This runs after a refused POST, too, and so must not lead away. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return null;
}

const formSchema = z.object({ touch: touchFields.touch.catch(undefined) });

/** POST /desk/passkeys/:passkeyId/removal: it signs nobody in any more. */
export async function action(posted: ActionFunctionArgs) {
  const { request, params, context } = posted;
  const viewer = await requireResponder(request, context);
  const { passkeyId = "" } = params;
  const { db, keyring, now } = context;
  const given = formSchema.parse(typedIn(await request.formData()));
  const act = { verb: "remove-passkey", about: passkeyId } as const;
  const touch = await touchIn(posted, { ...given, by: viewer }, act);
  try {
    const own = { viewer, keyring, passkeyId, touch, now: now() };
    await removePasskey(db, own);
  } catch (error) {
    if (touch || !(error instanceof Forbidden)) throw error;
    return data({ untouched: untouchedWords(viewer) }, 400);
  }
  return redirect("/desk/passkeys", 303);
}

export default function Removal() {
  const untouched = useActionData<typeof action>()?.untouched;
  return (
    <>
      <div className="page-head">
        <h1>Remove a passkey</h1>
      </div>
      {untouched ? (
        <div className="banner banner-bad" role="alert">
          <h2>The passkey was not removed</h2>
          <p>{untouched}</p>
        </div>
      ) : (
        <p>Choose it from the list of your passkeys.</p>
      )}
      <p>
        <Link className="button button-plain" to="/desk/passkeys">
          Back to your passkeys
        </Link>
      </p>
    </>
  );
}
