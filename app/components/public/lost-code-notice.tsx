import { scopeAllows } from "#app/domain/report/scope.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { Alert } from "./alert.tsx";
import type { FollowShown } from "./follow-shown.ts";
import { useFrame } from "./frame.ts";
import { ReportForm } from "./report-form.tsx";

/** Somebody asked for a new code of this report: whoever holds the present one is told, and its owner may stop it. */
export function LostCodeNotice({
  view: { lostCodeAskedAt, of, zone, scope },
}: {
  view: Omit<FollowShown, "lostCodeAskedAt"> & {
    lostCodeAskedAt: Date | string | null;
  };
}) {
  const { t, locale } = useFrame();
  const words = t.lostCode.notice;
  if (lostCodeAskedAt === null) return null;
  return (
    <Alert kind="warning" title={words.title}>
      <p>{words.text(sayInstant(locale, lostCodeAskedAt, zone))}</p>
      {scopeAllows(scope, "codes") && (
        <>
          <p>{words.ours}</p>
          <ReportForm of={of} action="/follow/lost-code/stop">
            <button className="usa-button usa-button--outline">
              {words.stop}
            </button>
          </ReportForm>
          <p>{words.heard}</p>
        </>
      )}
    </Alert>
  );
}
