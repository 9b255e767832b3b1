import type { Qr } from "#app/server/qr.server.ts";
import { useWords } from "./frame.ts";
import { ReportForm, type FormOf } from "./report-form.tsx";

/** The code in six groups, and the ways to keep it. It stands in no address: the file is asked for by a form. */
export function AccessCode({
  groups,
  qr,
  of,
}: {
  groups: readonly string[];
  qr: Qr;
  of: FormOf;
}) {
  const words = useWords().report.code;
  return (
    <div className="code-card">
      <p className="code mono" id="code">
        {groups.map((group, at) => (
          <span key={at}>{group} </span>
        ))}
      </p>
      <p>{words.keep}</p>
      <div className="save-ways">
        <button
          type="button"
          className="usa-button usa-button--outline js-only"
          data-copy="#code"
          data-done={words.copied}
        >
          {words.copy}
        </button>
        <button
          type="button"
          className="usa-button usa-button--outline js-only"
          data-print=""
        >
          {words.print}
        </button>
        <ReportForm of={of} action="/report/code/file" stays>
          <button className="usa-button usa-button--outline">
            {words.download}
          </button>
        </ReportForm>
      </div>
      <p className="muted no-js">{words.printHint}</p>
      <details>
        <summary>{words.qr}</summary>
        <QrImage qr={qr} label={words.qrAlt} />
      </details>
    </div>
  );
}

function QrImage({ qr, label }: { qr: Qr; label: string }) {
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
      <path stroke="#000" d={qr.path} />
    </svg>
  );
}
