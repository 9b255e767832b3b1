import { saySize } from "#app/locales/sizes.ts";
import { Alert } from "#app/components/public/alert.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import {
  ReportForm,
  type FormOf,
} from "#app/components/public/form/report-form.tsx";

/** What is inside the file with everything, and where it must not lie. */
export function DownloadPage({
  of,
  fileCount,
  evidenceBytes,
}: {
  of: FormOf;
  fileCount: number;
  evidenceBytes: number;
}) {
  const { t, locale } = useFrame();
  const words = t.download;
  return (
    <PublicPage back={{ to: "/follow/report", label: t.follow.report.title }}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Alert kind="warning" title={words.notSealedTitle}>
        <p>{words.notSealed}</p>
      </Alert>
      <h2>{words.insideTitle}</h2>
      <dl className="archive">
        {Object.entries(words.files).map(([name, said]) => (
          <div key={name}>
            <dt className="mono">{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <p>
        {fileCount === 0
          ? words.noEvidence
          : words.evidence(fileCount, saySize(locale, evidenceBytes))}
      </p>
      <p>{words.recorded}</p>
      <ReportForm of={of} action="/follow/download" stays>
        <button className="usa-button">{words.button}</button>
      </ReportForm>
    </PublicPage>
  );
}
