import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { inviteResponder } from "#app/domain/responder/invite.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { managesPeople } from "#app/domain/responder/can.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import {
  touchFields,
  touchIn,
  untouchedWords,
} from "#app/server/touch.server.ts";
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
export async function action(posted: ActionFunctionArgs) {
  const { request, params, context } = posted;
  const by = await requireResponder(request, context);
  if (!managesPeople(by)) throw new NotFound("no such page");
  const id = z.uuid().safeParse(params.responderId);
  if (!id.success) throw new NotFound("no such responder");
  const { db, keyring, now } = context;
  const responderId = id.data;
  const form = formSchema.parse(typedIn(await request.formData()));
  const act = { verb: "invite-again", about: responderId } as const;
  const touch = await touchIn(posted, { ...form, by }, act);
  if (!touch) return data({ link: null, untouched: untouchedWords(by) }, 400);
  const invited = { responderId, by, touch, keyring, now: now() };
  const token = await inviteResponder(db, invited);
  const link = invitationLink(request, context, token);
  return data({ link: { name: form.name, ...link }, untouched: null });
}

const formSchema = z.object({
  name: z.string().max(200).catch(""),
  touch: touchFields.touch.catch(undefined),
  confirmed: touchFields.confirmed.catch(undefined),
});

export default function NewInvitation() {
  const answer = useActionData<typeof action>();
  const link = answer?.link;
  return (
    <>
      <div className="page-head">
        <h1>New invitation</h1>
      </div>
      {answer?.untouched ? (
        <div className="banner banner-bad" role="alert">
          <h2>Nobody was invited yet</h2>
          <p>{answer.untouched}</p>
        </div>
      ) : null}
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
