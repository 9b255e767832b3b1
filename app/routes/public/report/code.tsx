import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type SerializeFrom,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  AccessCode,
  CodeFileButton,
  LastGroup,
} from "#app/components/public/access-code.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import {
  ReportForm,
  type FormOf,
} from "#app/components/public/form/report-form.tsx";
import { titled } from "#app/components/public/title.ts";
import { mayShowCode } from "#app/domain/form/may-show-code.ts";
import { firstUnanswered } from "#app/domain/form/path.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { draftExpiry } from "#app/domain/access/draft-days.ts";
import {
  confirmCode,
  forgoCode,
} from "#app/domain/access/code-to-show.server.ts";
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
  const { answers } = await readAnswers(context.db, session.key);
  const mayShow = mayShowCode(answers);
  if (mayShow === null) throw redirect("/report/device", 303);
  return {
    isWithheld: !mayShow,
    hasErrors: isFormRefused(context),
    of: { report: reportId, version: 0 },
    code: mayShow ? valueIn(openedAs(codeToShow, codeShown)) : null,
    expiresAt: keptUntil?.toISOString() ?? null,
    follow: new URL("/follow", context.settings.origin ?? request.url).href,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await requireReporter(request, context);
  const form = await formOf(request, session);
  const { answers } = await readAnswers(db, session.key);
  if (session.codeToShow !== null && mayShowCode(answers) !== true) {
    if (!form.has("without")) return redirect("/report/code", 303);
    await forgoCode(db, { session, now: now() });
  } else {
    const typed = String(form.get("last-group") ?? "");
    if (!(await confirmCode(db, { session, typed, now: now() })))
      return refuseForm(context, { wrong: typed });
  }
  // What was shown before the code is not shown twice.
  const next = firstUnanswered(answers) ?? "check";
  return redirect(addressOf(next, false), 303);
}

export default function Code() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.isWithheld ? (
    <Withheld of={loaded.of} />
  ) : (
    <Shown {...loaded} />
  );
}

/** On a device that the intruder may see: what to do instead. */
function Withheld({ of }: { of: FormOf }) {
  const { t } = useFrame();
  const words = t.report.code.withheld;
  return (
    <PublicPage back={{ to: "/report/device" }}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ul>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p>
        <a href="/report/device-advice">{words.other}</a>
      </p>
      <ReportForm of={of}>
        <input type="hidden" name="without" value="yes" />
        <div className="actions">
          <a className="usa-button" href="/#now">
            {t.report.toNumbers}
          </a>
          <button className="link-button">{words.goOn}</button>
        </div>
      </ReportForm>
    </PublicPage>
  );
}

function Shown({ of, code, expiresAt, follow }: SerializeFrom<typeof loader>) {
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
