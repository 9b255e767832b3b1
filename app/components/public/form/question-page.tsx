import type { PageView } from "./page-view.ts";
import { sayKeptUntil } from "#app/locales/dates.ts";
import { AutosaveState } from "./autosave-state.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { backOf, captionOf, titleOf } from "./page-head.ts";
import { errorsOf, Questions } from "./questions.tsx";
import { ReportForm } from "./report-form.tsx";
import { Damaged } from "../opened.tsx";

/** A page of questions, laid out from their declarations and what was answered. */
export function QuestionPage(view: PageView) {
  const { t, locale } = useFrame();
  return (
    <PublicPage
      errors={errorsOf({ t, locale }, view.fields)}
      back={backOf(t, view)}
      caption={captionOf(t, view)}
      keeps="answers"
    >
      {view.isUnsentDamaged && (
        <p>
          <Damaged />
        </p>
      )}
      <ReportForm
        id="answers"
        of={view.of}
        action={view.isMore ? `/more/${view.page}` : undefined}
        saves={{ page: view.page, isDraft: view.draftExpiresAt !== null }}
      >
        <input type="hidden" name="shown" value={view.shown} />
        <Questions
          title={titleOf(t, view.page)}
          fields={view.fields}
          counties={view.counties}
          zone={view.zone}
          zones={view.zones}
        />
        {view.isForOwner && <p>{t.codes.ownerContact}</p>}
        <div className="actions">
          <button className="usa-button">
            {view.isMore ? t.more.save : t.frame.continue}
          </button>
        </div>
        <AutosaveState />
      </ReportForm>
      <Leaving view={view} />
    </PublicPage>
  );
}

/** How long the draft is kept, and the way to go on later; or that there is none. */
export function Leaving({
  view,
}: {
  view: Pick<PageView, "page" | "of" | "draftExpiresAt" | "mayLeave">;
}) {
  const { t, locale, isCodeless } = useFrame();
  const { draftExpiresAt, mayLeave, of } = view;
  if (isCodeless && draftExpiresAt)
    return <p className="kept">{t.codeless.draft}</p>;
  if (!mayLeave && draftExpiresAt)
    return (
      <p className="kept">
        {view.page === "device" ? t.report.codeAfterThis : t.report.codeless}
      </p>
    );
  return (
    <>
      {draftExpiresAt && (
        <p className="kept">
          {t.report.draftKept(sayKeptUntil(locale, draftExpiresAt))}
        </p>
      )}
      <LeaveForm report={of.report} />
    </>
  );
}

function LeaveForm({ report }: { report: string }) {
  const { t } = useFrame();
  return (
    <form method="post" action="/follow/departure" className="no-print">
      <input type="hidden" name="report" value={report} />
      <button className="link-button">{t.report.leave}</button>
    </form>
  );
}
