import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Alert } from "#app/components/public/alert.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { pageFields } from "#app/components/public/form/page-fields.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { sectionWords } from "#app/components/public/form/page-head.ts";
import { errorsOf, Questions } from "#app/components/public/form/questions.tsx";
import { described, titled } from "#app/components/public/title.ts";
import { merge } from "#app/domain/form/merge.ts";
import { readForm } from "#app/domain/form/read-form.ts";
import { takeDraftTurn } from "#app/domain/report/draft-turn.server.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import { isLanguageSwitch, localeOf } from "#app/server/locale.server.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";
import {
  findReporter,
  reporterCookie,
} from "#app/server/reporter-session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

/** The one question that is asked before there is a draft. */
const page = "danger";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...titled(matches, (t) => t.pages.titles[page], data?.hasErrors),
  ...described(matches, (t) => t.front.doors.report.text),
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await findReporter(request, context);
  return {
    hasErrors: isFormRefused(context),
    hasOpenReport: session !== null,
    fields: pageFields(page, {}, { now: context.now() }),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring, now, address } = context;
  const form = await request.formData();
  const at = now();
  const { contents, errors } = readForm(page, {}, form, at);
  const answers = merge({}, { contents, baseVersion: 0 }, 1)?.answers ?? {};
  if (isLanguageSwitch(form))
    return data({
      fields: pageFields(page, answers, { now: at }),
      mustWait: false,
    });
  if (errors.length > 0)
    return refuseForm(context, {
      fields: pageFields(page, answers, { errors, now: at }),
      mustWait: false,
    });
  if (!(await takeDraftTurn(db, { keyring, address, now: at })))
    return refuseForm(context, {
      fields: pageFields(page, answers, { now: at }),
      mustWait: true,
    });
  const { sessionToken } = await startDraft(db, {
    keyring,
    locale: localeOf(request),
    answers,
    now: at,
  });
  const isDanger =
    contents.danger?.is === "given" && contents.danger.value === "yes";
  // 911 comes before everything; and no code is shown before we know who may see this device.
  return redirect(isDanger ? "/report/danger-advice" : "/report/device", {
    status: 303,
    headers: { "Set-Cookie": reporterCookie(sessionToken) },
  });
}

export default function FirstQuestion() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const fields = answer?.fields ?? loaded.fields;
  const { t, locale } = useFrame();
  const errors = answer?.mustWait
    ? [{ fieldId: page, text: t.report.tooManyBegun }]
    : errorsOf({ t, locale }, fields);
  return (
    <PublicPage
      errors={errors}
      back={{ to: "/" }}
      caption={sectionWords(t, page)}
      keeps="answers"
    >
      {loaded.hasOpenReport && (
        <Alert kind="info">
          <p>
            {t.report.openAlready}{" "}
            <a href="/follow/report">{t.follow.resume}</a>
          </p>
        </Alert>
      )}
      <form method="post" id="answers" noValidate>
        <Questions title={t.pages.titles[page]} fields={fields} />
        <button className="usa-button">{t.frame.continue}</button>
      </form>
    </PublicPage>
  );
}
