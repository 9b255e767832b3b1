import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CodesPage } from "./codes-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { Conflict } from "#app/domain/refusal.ts";
import { readLabel } from "#app/domain/access/code-label.ts";
import { makeColleagueCode } from "#app/domain/access/colleague-code.server.ts";
import { accessScopes } from "#app/domain/vocabulary/report.ts";
import { refuseForm } from "#app/server/refused-form.server.ts";
import {
  formOf,
  reporterTokenOf,
  requireKept,
} from "#app/server/reporter-session.server.ts";
import { codesView, refuseOnUnsafeDevice } from "./codes-view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data, error }) =>
  titled(matches, (t) => t.codes.title, data?.hasErrors, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireKept(request, context, "codes");
  await refuseOnUnsafeDevice(context, session);
  return codesView(context, session);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring, now } = context;
  const session = await requireKept(request, context, "codes");
  await refuseOnUnsafeDevice(context, session);
  const form = await formOf(request, session);
  const accessId = z.uuid().safeParse(form.get("access"));
  if (!accessId.success) throw new Conflict("this is not a form of ours");
  const { label, problem } = readLabel(String(form.get("label") ?? ""));
  const chosen = String(form.get("scope") ?? "");
  const scope = z.enum(accessScopes).safeParse(chosen);
  if (problem !== null || !scope.success)
    return refuseForm(context, {
      ...{ label, scope: chosen.slice(0, 20) },
      wrong: {
        label: problem,
        scope: scope.success ? null : ("scope" as const),
      },
    });
  await makeColleagueCode(db, {
    keyring,
    session,
    token: reporterTokenOf(request) ?? "",
    label,
    scope: scope.data,
    accessId: accessId.data,
    now: now(),
  });
  return redirect("/follow/codes/shown", 303);
}

export default function Codes() {
  const refused = useActionData<typeof action>();
  return <CodesPage view={useLoaderData<typeof loader>()} refused={refused} />;
}
