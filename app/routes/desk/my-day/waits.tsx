import { useClock } from "#app/components/desk/clock.tsx";
import { exactWords, spanWords } from "#app/components/desk/time.ts";
import type {
  Wait,
  Waits as AllWaits,
} from "#app/domain/desk/day-waits.server.ts";
import type { Day } from "#app/domain/desk/my-day.server.ts";
import { NamedReport } from "./named-report.tsx";

/** Who waits on whom, and for how long. */
export function Waits({
  waits,
  reports,
  children,
}: {
  waits: AllWaits;
  reports: Day["reports"];
  children: React.ReactNode;
}) {
  return (
    <section className="panel" id="waits" aria-labelledby="waits-title">
      <div className="panel-head">
        <h2 id="waits-title">Who waits on whom</h2>
      </div>
      <div className="panel-body">
        <h3>They wait for us</h3>
        <WaitList
          waits={waits.forUs}
          reports={reports}
          label="They wait for us"
          empty="Nobody waits for you or the unit."
        />
        <h3>We wait for them</h3>
        <WaitList
          waits={waits.forThem}
          reports={reports}
          label="We wait for them"
          empty="You wait for nobody."
        />
        {children}
      </div>
    </section>
  );
}

function WaitList({
  waits,
  reports,
  label,
  empty,
}: {
  waits: readonly Wait[];
  reports: Day["reports"];
  label: string;
  empty: string;
}) {
  const shown = waits.filter(({ reportId }) => reports[reportId]);
  if (shown.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <ul className="day-list day-waits" aria-label={label}>
      {shown.map((wait) => (
        <li key={`${wait.reportId} ${wait.who} ${wait.unitName ?? ""}`}>
          <span>
            <WaitName wait={wait} reports={reports} />
          </span>
          <Waited wait={wait} />
        </li>
      ))}
    </ul>
  );
}

function WaitName({ wait, reports }: { wait: Wait; reports: Day["reports"] }) {
  const report = reports[wait.reportId];
  if (!report) return null;
  if (wait.unitName)
    return (
      <>
        {wait.unitName} to accept <NamedReport report={report} isBrief />
      </>
    );
  return wait.who === "unit" ? (
    <>
      Your unit to accept{" "}
      <NamedReport report={report} to="/acceptance" isBrief />
    </>
  ) : (
    <>
      Reporter, <NamedReport report={report} to="#messages" isBrief />
    </>
  );
}

function Waited({ wait: { since, isLate } }: { wait: Wait }) {
  const { now, zone } = useClock();
  return (
    <time
      className={isLate ? "small nowrap due-overdue" : "small nowrap quiet"}
      dateTime={since.toISOString()}
      title={exactWords(since, zone)}
    >
      {spanWords(now.getTime() - since.getTime())}
      {isLate ? <span className="visually-hidden">, overdue</span> : null}
    </time>
  );
}
