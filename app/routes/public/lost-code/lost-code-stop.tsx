import {
  redirect,
  type ActionFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { titled } from "#app/components/public/title.ts";
import { stopLostCodes } from "#app/domain/lost-code/lost-code.server.ts";
import { formOf, requireSent } from "#app/server/reporter-session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.lostCode.notice.title, false, error);

/** "It was not me." Safe to repeat. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await requireSent(request, context, "codes");
  await formOf(request, session);
  await stopLostCodes(db, { session, now: now() });
  return redirect("/follow/report", 303);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/follow/report", 303);
}

/** There is no page: it is always left for another. A refusal is shown by the boundary above. */
export default function LostCodeStop() {
  return null;
}
