import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FollowPage } from "./follow-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { Conflict } from "#app/domain/refusal.ts";
import { addMessage } from "#app/domain/report/add-message.server.ts";
import { readMessageBody } from "#app/domain/form/message-body.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";
import { formOf, requireSent } from "#app/server/reporter-session.server.ts";
import { followView } from "./view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data, error }) =>
  titled(matches, (t) => t.follow.report.title, data?.hasErrors, error);

/** Shown by itself only when a message was refused: then it is the report's page, with what was typed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!isFormRefused(context)) throw redirect("/follow/report", 303);
  return followView(context, await requireSent(request, context));
}

/** Made when the form was shown, so that a form sent twice is one message. */
const idsSchema = z.object({
  message: z.uuid(),
  answers: z.uuid().optional(),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await requireSent(request, context, "add");
  const form = await formOf(request, session);
  const ids = idsSchema.safeParse(Object.fromEntries(form));
  if (!ids.success) throw new Conflict("this is not a form of ours");
  const { message: messageId, answers: answersId } = ids.data;
  const { body, problem } = readMessageBody(form.get("body"));
  if (problem !== null) {
    const fieldId = answersId ? `answer-${answersId}` : "body";
    return refuseForm(context, { fieldId, code: problem, typed: body });
  }
  const kind = "message";
  await addMessage(db, {
    session,
    messageId,
    answersId,
    kind,
    body,
    now: now(),
  });
  return redirect("/follow/report", 303);
}

export default function Refused() {
  const refused = useActionData<typeof action>();
  return <FollowPage {...useLoaderData<typeof loader>()} refused={refused} />;
}
