import {
  redirect,
  type LoaderFunctionArgs,
  type MetaFunction,
  type SerializeFrom,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Alert } from "#app/components/public/alert.tsx";
import { CheckList } from "#app/components/public/form/check-list.tsx";
import { useFrame, useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { ReportForm } from "#app/components/public/form/report-form.tsx";
import { titled } from "#app/components/public/title.ts";
import { AskAgainNotice } from "#app/components/public/ask-again.tsx";
import { readCheckPage } from "#app/domain/report/check-page.server.ts";
import { requireDraft } from "#app/server/reporter-session.server.ts";
import { addressOf } from "./address.ts";
import { OwnCert } from "#app/components/public/own-cert.tsx";
import { WhoGets } from "./who-gets.tsx";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.report.check.title, false, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireDraft(request, context);
  const now = context.now();
  const read = await readCheckPage(context.db, { session, now });
  const { answersVersion: version, goesOn, ...view } = read;
  if (goesOn !== null) throw redirect(addressOf(goesOn, false), 303);
  return { ...view, of: { report: session.reportId, version } };
}

export default function Check() {
  const view = useLoaderData<typeof loader>();
  const { rows, policy, isComplete, mayUpdate } = view;
  const { t, isCodeless } = useFrame();
  const words = t.report.check;
  const last = rows.findLast(({ isLater }) => !isLater);
  return (
    <PublicPage
      back={mayUpdate ? { to: addressOf(last?.page ?? "danger", false) } : null}
    >
      {!isComplete && mayUpdate && (
        <Alert kind="error" title={words.missingTitle}>
          <ul>
            {rows
              .filter(({ problem }) => problem !== null)
              .map(({ questionId, page, isLater }) => (
                <li key={questionId}>
                  <a href={isLater ? `/more/${page}` : addressOf(page, true)}>
                    {words.missingLink(t.questions[questionId].label)}
                  </a>
                </li>
              ))}
          </ul>
        </Alert>
      )}
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {mayUpdate && (
        <AskAgainNotice asked={view.asked} zone={view.zone} isSent={false} />
      )}
      <CheckList rows={rows} changes={mayUpdate} />
      <h2>{words.mailTitle}</h2>
      <p>
        {isCodeless && policy === "silent"
          ? t.codeless.mail
          : words.mail[policy]}
      </p>
      {!view.hasChannel && <NoChannel />}
      <Further view={view} />
      {view.ownCert && <OwnCert found={view.ownCert} />}
      {view.likelyUnits.length > 0 && <WhoGets units={view.likelyUnits} />}
      {view.zipReadAsUs && mayUpdate && <WhichCountry zip={view.zipReadAsUs} />}
      {isComplete && <Sending view={view} />}
    </PublicPage>
  );
}

/** A postal code of five digits may be one of many countries: said beside the office that was found by it. */
function WhichCountry({ zip }: { zip: string }) {
  const words = useWords().report.check.country;
  return (
    <p>
      {words.text(zip)}{" "}
      <a href={`${addressOf("site", true)}#country`}>{words.link}</a>
    </p>
  );
}

/** Whoever loses the code, or never had one, is called: there is no other way back. */
function NoChannel() {
  const { t, isCodeless } = useFrame();
  if (!isCodeless) return <p>{t.lostCode.noChannel}</p>;
  return (
    <p>
      {t.codeless.check}{" "}
      <a href={addressOf("contact", true)}>{t.codeless.give}</a>
    </p>
  );
}

/** What can be done besides; it stands before the button that ends the page. */
function Further({ view }: { view: SerializeFrom<typeof loader> }) {
  const t = useWords();
  return (
    <>
      <h2>{t.report.check.furtherTitle}</h2>
      <ul>
        {view.isComplete && view.mayUpdate && (
          <li>
            <a href="/more">{t.more.beforeSending}</a>.{" "}
            {t.more.beforeSendingHint}
          </li>
        )}
        <li>
          <a href="/evidence">{t.evidence.link}</a>
        </li>
        {view.mayMakeCodes && (
          <li>
            <a href="/follow/codes">{t.codes.link}</a>
          </li>
        )}
      </ul>
    </>
  );
}

function Sending({ view }: { view: SerializeFrom<typeof loader> }) {
  const t = useWords();
  const words = t.report.check;
  return (
    <>
      <h2>{words.sendTitle}</h2>
      {view.maySend ? (
        <>
          <p>{words.sendText}</p>
          <ReportForm of={view.of} action="/report/submission">
            <div className="actions">
              <button className="usa-button usa-button--big">
                {words.send}
              </button>
            </div>
          </ReportForm>
        </>
      ) : (
        <p>{t.codes.ownerSends}</p>
      )}
    </>
  );
}
