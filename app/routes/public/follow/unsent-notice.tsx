import { sayInstant } from "#app/locales/dates.ts";
import { Alert } from "#app/components/public/alert.tsx";
import { useFrame } from "#app/components/public/frame.ts";

/** Words that were typed here and not sent stand in the form again; this says so, and takes them out. */
export function UnsentNotice({
  report,
  page,
  savedAt,
  zone,
}: {
  report: string;
  page: string;
  savedAt: Date | string;
  zone: string;
}) {
  const { t, locale } = useFrame();
  const words = t.keeping.unsent;
  return (
    <Alert kind="info">
      <p>{words.text(sayInstant(locale, savedAt, zone))}</p>
      <form method="post" action="/follow/unsent/removal">
        <input type="hidden" name="report" value={report} />
        <input type="hidden" name="page" value={page} />
        <button className="link-button">{words.drop}</button>
      </form>
    </Alert>
  );
}
