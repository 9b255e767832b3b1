import {
  redirect,
  type ActionFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { z } from "zod";
import { titled } from "#app/components/public/title.ts";
import { Conflict } from "#app/domain/refusal.ts";
import { revokeColleagueCode } from "#app/domain/access/colleague-code.server.ts";
import { formOf, requireKept } from "#app/server/reporter-session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.codes.title, false, error);

/** Takes a colleague's code back. Safe to repeat. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await requireKept(request, context, "codes");
  const form = await formOf(request, session);
  const accessId = z.uuid().safeParse(form.get("access"));
  if (!accessId.success) throw new Conflict("this is not a form of ours");
  await revokeColleagueCode(db, {
    session,
    accessId: accessId.data,
    now: now(),
  });
  return redirect("/follow/codes", 303);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/follow/codes", 303);
}

/** There is no page: it is always left for another. A refusal is shown by the boundary above. */
export default function CodeRevocation() {
  return null;
}
