import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  AccessCode,
  CodeFileButton,
  LastGroup,
} from "#app/components/public/access-code.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { ReportForm } from "#app/components/public/form/report-form.tsx";
import { titled } from "#app/components/public/title.ts";
import { firstUnanswered } from "#app/domain/form/path.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { draftExpiry } from "#app/domain/access/draft-days.ts";
import { confirmCode } from "#app/domain/access/code-to-show.server.ts";
import { sayKeptUntil } from "#app/locales/dates.ts";
import { codeShown } from "#app/server/code.server.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";
import {
  formOf,
  requireReporter,
} from "#app/server/reporter-session.server.ts";
import { addressOf } from "./address.ts";
import { Damaged } from "#app/components/public/opened.tsx";
import { openedAs, valueIn } from "#app/domain/vault/opened.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data, error }) =>
  titled(matches, (t) => t.report.code.title, data?.hasErrors, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireReporter(request, context);
  const { codeToShow, draftExpiresAt, reportId } = session;
  const keptUntil = draftExpiresAt && draftExpiry(context.now());
  if (codeToShow === null) throw redirect("/report/check", 303);
  return {
    hasErrors: isFormRefused(context),
    of: { report: reportId, version: 0 },
    code: valueIn(openedAs(codeToShow, codeShown)),
    expiresAt: keptUntil?.toISOString() ?? null,
    follow: new URL("/follow", context.settings.origin ?? request.url).href,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await requireReporter(request, context);
  const form = await formOf(request, session);
  const typed = String(form.get("last-group") ?? "");
  if (!(await confirmCode(db, { session, typed, now: now() })))
    return refuseForm(context, { wrong: typed });
  const { answers } = await readAnswers(db, session.key);
  // The 911 page was shown before the code, and is not shown twice.
  const next = firstUnanswered(answers) ?? "check";
  return redirect(addressOf(next, false), 303);
}

export default function Code() {
  const { of, code, expiresAt, follow } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>()?.wrong ?? null;
  const { t, locale } = useFrame();
  const words = t.report.code;
  const error = wrong === null ? null : words.wrongGroup;
  return (
    <PublicPage errors={error ? [{ fieldId: "last-group", text: error }] : []}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {code ? (
        <AccessCode code={code}>
          <ReportForm of={of} action="/report/code/file" stays>
            <CodeFileButton />
          </ReportForm>
        </AccessCode>
      ) : (
        <p>
          <Damaged /> {words.beginAgain}{" "}
          <a href="/report">{t.report.firstTitle}</a>
        </p>
      )}
      <p className="print-only">
        {words.enterAt} <span className="typed">{follow}</span>
      </p>
      <p>{words.why}</p>
      {expiresAt && <p>{words.expires(sayKeptUntil(locale, expiresAt))}</p>}
      <ReportForm of={of} className="no-print">
        <LastGroup wrong={wrong} />
        <button className="usa-button">{t.frame.continue}</button>
      </ReportForm>
    </PublicPage>
  );
}
