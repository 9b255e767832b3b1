import { toldName } from "#app/domain/directory/told-name.ts";
import type { TimelineEntry } from "#app/domain/follow/follow.server.ts";
import type { StepKind } from "#app/domain/follow/told-events.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { useFrame } from "#app/components/public/frame.ts";
import { CodeLabel } from "#app/components/public/opened.tsx";

type Entry = Omit<TimelineEntry, "at"> & { at: Date | string };

/** What has happened, oldest first. The words of messages stand in the conversation. */
export function Timeline({
  entries,
  zone,
}: {
  entries: readonly Entry[];
  zone: string;
}) {
  const words = useFrame().t.follow.report;
  const cut = Math.max(0, entries.length - shownCount);
  // One earlier step takes no more room than what unfolds it.
  if (cut <= 1) return <Steps entries={entries} zone={zone} />;
  return (
    <>
      <details className="earlier">
        <summary>{words.earlierSteps(cut)}</summary>
        <Steps entries={entries.slice(0, cut)} zone={zone} />
      </details>
      <Steps entries={entries.slice(cut)} zone={zone} />
    </>
  );
}

/** So many are read without a click; what is older lies folded above them. */
const shownCount = 10;

function Steps({ entries, zone }: { entries: readonly Entry[]; zone: string }) {
  const { t, locale } = useFrame();
  const someUnit = t.follow.report.someUnit;
  return (
    <ol className="timeline">
      {entries.map((entry, at) => (
        <li
          key={at}
          className={
            humanSteps.includes(entry.kind) ? "timeline--person" : undefined
          }
        >
          <p>
            {t.timeline[entry.kind](
              toldName(locale, entry.unitName ?? someUnit),
              toldName(locale, entry.toUnitName ?? someUnit),
            )}
            {entry.ofLabel && (
              <>
                {" "}
                <CodeLabel label={entry.ofLabel} />
              </>
            )}
            {entry.times > 1 && ` ${t.codes.times(entry.times)}`}
            {entry.outcome && ` ${t.follow.report.outcomes[entry.outcome]}`}
            {entry.kind === "updated" && (
              <>
                {" "}
                <a href="/follow/changes">{t.changes.link}</a>
              </>
            )}
          </p>
          <time dateTime={new Date(entry.at).toISOString()}>
            {sayInstant(locale, entry.at, zone)}
            {entry.byLabel && (
              <>
                {". "}
                {t.codes.by} <CodeLabel label={entry.byLabel} />
              </>
            )}
          </time>
        </li>
      ))}
    </ol>
  );
}

/** A person looked or acted: its mark is filled. */
const humanSteps: readonly StepKind[] = [
  "opened",
  "accepted",
  "refused",
  "transferred",
  "assigned",
  "message-from-unit",
  "question-from-unit",
  "file-opened",
  "closed",
];
