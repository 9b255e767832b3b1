import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  AccessCode,
  CodeFileButton,
} from "#app/components/public/access-code.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { ReportForm } from "#app/components/public/form/report-form.tsx";
import { isolated, visible } from "#app/components/public/strange-text.ts";
import { titled } from "#app/components/public/title.ts";
import { codeLabels } from "#app/domain/access/access-codes.server.ts";
import { endShowing } from "#app/domain/access/colleague-code.server.ts";
import { codeShown } from "#app/server/code.server.ts";
import {
  formOf,
  reporterTokenOf,
  requireKept,
} from "#app/server/reporter-session.server.ts";
import { Damaged } from "#app/components/public/opened.tsx";
import { valueIn } from "#app/domain/vault/opened.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.codes.shown.title, false, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireKept(request, context, "codes");
  const { codeToPass, key, reportId } = session;
  if (codeToPass === null) throw redirect("/follow/codes", 303);
  const labels = await codeLabels(context.db, key);
  const passed = valueIn(codeToPass);
  const label = passed && labels[passed.accessId];
  return {
    of: { report: reportId, version: 0 },
    code: passed && codeShown(passed.code),
    label: (label && valueIn(label)) ?? "",
  };
}

/** The code was passed on, and is shown no more. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring } = context;
  const session = await requireKept(request, context, "codes");
  await formOf(request, session);
  const token = reporterTokenOf(request) ?? "";
  await endShowing(db, { session, keyring, token });
  return redirect("/follow/codes", 303);
}

export default function CodeToPass() {
  const { of, code, label } = useLoaderData<typeof loader>();
  const words = useWords().codes.shown;
  return (
    <PublicPage>
      <h1>{words.title}</h1>
      {/* Which code it is lies under the same seal. */}
      {code ? (
        <p className="lead">{words.lead(isolated(visible(label)))}</p>
      ) : null}
      {code ? (
        <AccessCode code={code}>
          <ReportForm of={of} action="/follow/codes/shown/file" stays>
            <CodeFileButton />
          </ReportForm>
        </AccessCode>
      ) : (
        <p>
          <Damaged />
        </p>
      )}
      <p>{words.once}</p>
      <h2>{words.waysTitle}</h2>
      <ul>
        <li>{words.safe}</li>
        <li>{words.unsafe}</li>
        <li>{words.notYours}</li>
      </ul>
      <ReportForm of={of} className="no-print">
        <div className="actions">
          <button className="usa-button">{words.done}</button>
        </div>
      </ReportForm>
    </PublicPage>
  );
}
