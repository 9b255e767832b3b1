import {
  redirect,
  type ActionFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { OneTimeLink } from "#app/components/desk/one-time-link.tsx";
import { inviteResponder } from "#app/domain/responder/invite.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { invitationLink } from "./link.server.ts";

export const meta: MetaFunction = () => [{ title: "New invitation" }];
export const ErrorBoundary = DeskProblem;

/** The link is shown in the answer to the POST alone; loading the page again leads back. */
export function loader() {
  return redirect("/desk/people", 303);
}

/** POST /desk/people/:responderId/invitation: passkeys, sessions and invitations they had are void from now on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const id = z.uuid().safeParse(params.responderId);
  if (!id.success) throw new NotFound("no such responder");
  const { db, keyring, now } = context;
  const responderId = id.data;
  const token = await inviteResponder(db, {
    responderId,
    by,
    keyring,
    now: now(),
  });
  const { name } = Object.fromEntries(await request.formData());
  return {
    name: String(name ?? ""),
    url: invitationLink(request, context, token),
  };
}

export default function NewInvitation() {
  const link = useActionData<typeof action>();
  return (
    <>
      <div className="page-head">
        <h1>New invitation</h1>
      </div>
      {link ? <OneTimeLink {...link} /> : null}
      <p>
        <Link className="button button-plain" to="/desk/people">
          Back to people
        </Link>
      </p>
    </>
  );
}
