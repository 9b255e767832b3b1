import { Link } from "@remix-run/react";
import { FlagTags } from "#app/components/desk/flag-tags.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { When } from "#app/components/desk/when.tsx";
import { saySector } from "#app/domain/facts/sector-words.ts";
import { displayNames } from "#app/locales/formats.ts";
import type { ReportView } from "./report-view.ts";
import { pathWords, plain, policyWords } from "#app/components/desk/words.ts";

/** Two lines of what happened, what it is marked with, and how the reporter may be reached. */
export function SummaryPanel({ report }: { report: ReportView }) {
  const { contents, path, sector, contactPolicy, flags } = report;
  return (
    <Panel id="summary" title="Summary" aside={path ? pathWords[path] : null}>
      {contents?.headline?.is === "opened" ? (
        <p className="words">
          <StrangerWords text={contents.headline.value.line} />
        </p>
      ) : null}
      <FlagTags flags={flags} />
      <dl className="facts">
        <div>
          <dt>Site</dt>
          <dd>{siteOf(report)}</dd>
        </div>
        <SameThing report={report} />
        <div>
          <dt>Sector</dt>
          <dd>{sector ? plain(saySector(sector)) : "Not known"}</dd>
        </div>
        <div>
          <dt>Writing to the reporter</dt>
          <dd>{contactPolicy ? policyWords[contactPolicy] : "Not known"}</dd>
        </div>
        <div>
          <dt>Reads our pages in</dt>
          <dd>{report.locale === "es" ? "Spanish" : "English"}</dd>
        </div>
      </dl>
    </Panel>
  );
}

/** A duplicate and the report that goes on, each named on the other's page. */
function SameThing({ report }: { report: ReportView }) {
  const { status, sameThing } = report;
  if (!sameThing) return null;
  const { goesOn, duplicates } = sameThing;
  return (
    <>
      {status === "duplicate" ? (
        <div>
          <dt>Duplicate of</dt>
          <dd>
            {goesOn ? (
              <OtherReport other={goesOn} />
            ) : (
              "A report that your unit does not see"
            )}
          </dd>
        </div>
      ) : null}
      {duplicates.length > 0 ? (
        <div>
          <dt>
            {duplicates.length === 1 ? "Its duplicate" : "Its duplicates"}
          </dt>
          {duplicates.map((other) => (
            <dd key={other.reportId}>
              <OtherReport other={other} />
            </dd>
          ))}
        </div>
      ) : null}
    </>
  );
}

type Other = NonNullable<ReportView["sameThing"]>["duplicates"][number];

function OtherReport({
  other: { reportId, reference, submittedAt },
}: {
  other: Other;
}) {
  return (
    <>
      <Link to={`/desk/reports/${reportId}`} className="mono">
        {reference}
      </Link>
      {submittedAt ? (
        <>
          , sent <When at={submittedAt} />
        </>
      ) : null}
    </>
  );
}

function siteOf(report: ReportView): string {
  const { country, state, countyName, countyFips } = report;
  if (!country) return "Not known";
  const pieces = [countyName ?? countyFips, state];
  const within = pieces.filter(Boolean).join(", ");
  const name = displayNames("en", { type: "region" }).of(country);
  return within ? `${within}, ${name}` : `${name}`;
}
