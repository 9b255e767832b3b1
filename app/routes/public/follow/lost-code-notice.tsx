import { scopeAllows } from "#app/domain/vocabulary/code-may.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { Alert } from "#app/components/public/alert.tsx";
import type { FollowShown } from "./follow-shown.ts";
import { useFrame } from "#app/components/public/frame.ts";
import { ReportForm } from "#app/components/public/form/report-form.tsx";

/** Somebody asked for a new code of this report: whoever holds the present one is told, and its owner may object. */
export function LostCodeNotice({
  view: { lostCode, of, zone, scope },
}: {
  view: Pick<FollowShown, "of" | "zone" | "scope"> & {
    lostCode: {
      askedAt: Date | string;
      objectedAt: Date | string | null;
    } | null;
  };
}) {
  const { t, locale } = useFrame();
  const words = t.lostCode.notice;
  if (lostCode === null) return null;
  const { askedAt, objectedAt } = lostCode;
  return (
    <Alert kind="warning" title={words.title}>
      <p>{words.text(sayInstant(locale, askedAt, zone))}</p>
      {objectedAt && <p>{words.heard(sayInstant(locale, objectedAt, zone))}</p>}
      {!objectedAt && scopeAllows(scope, "codes") && (
        <>
          <p>{words.ours}</p>
          <p>{words.then}</p>
          <ReportForm of={of} action="/follow/lost-code/stop">
            <button className="usa-button usa-button--outline">
              {words.stop}
            </button>
          </ReportForm>
        </>
      )}
    </Alert>
  );
}
