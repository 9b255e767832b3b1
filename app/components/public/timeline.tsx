import { toldName } from "#app/domain/directory/told-name.ts";
import type {
  OpenedMessage,
  TimelineEntry,
} from "#app/domain/report/follow.server.ts";
import type { StepCode } from "#app/domain/report/timeline.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";

type Entry = Omit<TimelineEntry, "at" | "message"> & {
  at: Date | string;
  message: Pick<OpenedMessage, "body" | "isFromReporter"> | null;
};

/** What has happened, oldest first, with the words of every message where it was said. */
export function Timeline({
  entries,
  zone,
}: {
  entries: readonly Entry[];
  zone: string;
}) {
  const { t, locale } = useFrame();
  const someUnit = t.follow.report.someUnit;
  return (
    <ol className="timeline">
      {entries.map((entry, at) => (
        <li
          key={at}
          className={
            humanSteps.includes(entry.code) ? "timeline--person" : undefined
          }
        >
          <p>
            {t.timeline[entry.code](
              toldName(locale, entry.unitName ?? someUnit),
              toldName(locale, entry.toUnitName ?? someUnit),
            )}
            {entry.ofLabel && (
              <>
                {" "}
                “<bdi>{entry.ofLabel}</bdi>”
              </>
            )}
            {entry.times > 1 && ` ${t.codes.times(entry.times)}`}
            {entry.outcome && ` ${t.follow.report.outcomes[entry.outcome]}`}
            {entry.code === "updated" && (
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
                {t.codes.by} “<bdi>{entry.byLabel}</bdi>”
              </>
            )}
          </time>
          {entry.message && <Message message={entry.message} />}
        </li>
      ))}
    </ol>
  );
}

function Message({ message }: { message: NonNullable<Entry["message"]> }) {
  return (
    <blockquote className={message.isFromReporter ? "said said--you" : "said"}>
      <p className="typed">{message.body}</p>
    </blockquote>
  );
}

/** A person looked or acted: its mark is filled. */
const humanSteps: readonly StepCode[] = [
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
