import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { inviteResponder } from "#app/domain/responder/invite.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { managesPeople } from "#app/domain/responder/can.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { invitationLink } from "./link.server.ts";

export const meta: MetaFunction = () => [{ title: "New invitation" }];
export const ErrorBoundary = DeskProblem;

/** The link is shown in the answer to the POST alone. This runs after it, too, and so must not lead away. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  if (!managesPeople(viewer)) throw new NotFound("no such page");
  return null;
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
      {link ? (
        <OneTimeLink {...link} />
      ) : (
        <p>
          A link is shown once, right after it was made. Invite the person again
          for a new one; the old one is void then.
        </p>
      )}
      <p>
        <Link className="button button-plain" to="/desk/people">
          Back to people
        </Link>
      </p>
    </>
  );
}
