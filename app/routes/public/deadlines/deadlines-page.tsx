import type { BoardView } from "./deadlines-view.server.ts";
import type { ClockGroup } from "#app/locales/en/deadlines.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { ClockCard } from "./clock-card.tsx";
import { EventTimesForm } from "./event-times-form.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { errorsOf } from "#app/components/public/form/questions.tsx";

/** The clock board: every legal deadline that may apply, the nearest first, and the times that they start from. */
export function DeadlinesPage(view: BoardView) {
  const { t, locale } = useFrame();
  const words = t.deadlines;
  const { clocks, fields, zone, now } = view;
  const back = { to: "/follow/report", label: t.follow.report.title };
  return (
    <PublicPage back={back} errors={errorsOf({ t, locale }, fields)}>
      <h1>{words.title}</h1>
      <p className="lead">{clocks.length > 0 ? words.lead : words.none}</p>
      {view.isDutyOpen && <p>{words.noDuties}</p>}
      {groups.map((group) => (
        <Group key={group} group={group} view={view} />
      ))}
      {clocks.some(({ group }) => group === "running") && (
        <p className="muted">{words.asOf(sayInstant(locale, now, zone))}</p>
      )}
      {clocks.some(({ isReminded }) => isReminded) && <Calendar />}
      {view.mayUpdate && fields.length > 0 && <EventTimesForm view={view} />}
    </PublicPage>
  );
}

const groups = [
  "running",
  "lapsed",
  "waiting",
  "untimed",
  "conditional",
  "not-in-force",
] as const satisfies ClockGroup[];

function Group({ group, view }: { group: ClockGroup; view: BoardView }) {
  const words = useFrame().t.deadlines;
  const clocks = view.clocks.filter((clock) => clock.group === group);
  if (clocks.length === 0) return null;
  return (
    <section>
      <h2>{words.groups[group]}</h2>
      <p>{words.hints[group]}</p>
      {clocks.map((clock) => (
        <ClockCard key={clock.id} clock={clock} view={view} />
      ))}
    </section>
  );
}

function Calendar() {
  const words = useFrame().t.deadlines.calendar;
  return (
    <section className="no-print">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <p>
        <a
          className="usa-button usa-button--outline"
          href="/follow/deadlines.ics"
          download=""
        >
          {words.download}
        </a>
      </p>
    </section>
  );
}
