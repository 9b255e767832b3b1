import { questionOfEvent } from "#app/domain/deadline/legal-events.ts";
import type { BoardView, ClockShown } from "./deadlines-view.server.ts";
import type { ClockGroup } from "#app/locales/en/deadlines.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { sayDate, sayDay, sayInstant, saySpan } from "#app/locales/dates.ts";
import type { Locale } from "#app/locales/locale.ts";
import { sayLength } from "#app/components/public/clock-length.ts";
import {
  CallsFor,
  ClockSource,
  Row,
} from "#app/components/public/clock-source.tsx";
import { useFrame } from "#app/components/public/frame.ts";

/** One deadline that may apply: how long is left, from when it counts, to whom, and by which law. */
export function ClockCard({
  clock,
  view,
}: {
  clock: ClockShown;
  view: Pick<BoardView, "now" | "mayUpdate">;
}) {
  const { t, locale } = useFrame();
  const words = t.deadlines;
  const { texts, group } = clock;
  const isPressing = group === "running" || group === "lapsed";
  return (
    <article className={classOf[group]}>
      <h3>
        {texts.name}
        {texts.stage && `: ${texts.stage}`}
      </h3>
      {texts.ifYouAre && (
        <p>
          <strong>{words.ifYouAre(texts.ifYouAre)}</strong>
        </p>
      )}
      <p className="muted">{words.appliesTo(texts.appliesTo)}</p>
      <End clock={clock} now={view.now} />
      <dl className="clock__facts">
        <Start clock={clock} mayUpdate={view.mayUpdate} />
        <Row term={words.gives}>
          {sayLength(t, locale, clock.length, texts.varies)}
        </Row>
        <Row term={words.toWhom}>{texts.toWhom}</Row>
        {isPressing && <CallsFor texts={texts} />}
      </dl>
      <p className="clock__law">
        {texts.citation}. {words.checked(sayDay(locale, texts.checkedOn))}
        {clock.isReminded &&
          ` ${words.inCalendar(words.calendar.reminder(clock.number))}`}
      </p>
      <ClockSource texts={texts} holdsCause={!isPressing} />
    </article>
  );
}

/** Written whole, so that the stylesheet keeps them. */
const classOf: Record<ClockGroup, string> = {
  running: "clock clock--running",
  lapsed: "clock clock--lapsed",
  waiting: "clock",
  untimed: "clock",
  conditional: "clock",
  "not-in-force": "clock",
};

function End({ clock, now }: { clock: ClockShown; now: Date }) {
  const { t, locale } = useFrame();
  const words = t.deadlines;
  const { standing, group } = clock;
  if (!("lapsesAt" in standing)) return null;
  const { lapsesAt, started } = standing;
  const at = sayInstant(locale, lapsesAt, started.zone);
  if (group === "not-in-force") return <p>{words.wouldEnd(at)}</p>;
  const span = saySpan(locale, lapsesAt.getTime() - now.getTime());
  const isLapsed = standing.is === "lapsed";
  return (
    <p>
      <strong className="clock__left">
        {isLapsed ? words.lapsed(span) : words.left(span)}
      </strong>
      <time dateTime={lapsesAt.toISOString()}>
        {isLapsed ? words.ended(at) : words.ends(at)}
      </time>
    </p>
  );
}

/** From which event it counts and when that was; or from which it would, and a way to say when. */
function Start({
  clock,
  mayUpdate,
}: {
  clock: ClockShown;
  mayUpdate: boolean;
}) {
  const { t, locale } = useFrame();
  const words = t.deadlines;
  const { standing, texts } = clock;
  if (standing.is === "untimed" || standing.is === "conditional")
    return <Row term={words.countedFrom}>{texts.starts}</Row>;
  const event = words.events[standing.event];
  if (standing.is === "waiting")
    return (
      <Row term={words.countedFrom}>
        <p>
          {event}. <span className="muted">{t.frame.notKnown}.</span>
        </p>
        {mayUpdate && (
          <a className="no-print" href={`#${questionOfEvent[standing.event]}`}>
            {words.enterTime}
          </a>
        )}
      </Row>
    );
  return (
    <Row term={words.countedFrom}>
      {event}: {sayStart(t, locale, standing.started)}
    </Row>
  );
}

function sayStart(
  t: Catalogue,
  locale: Locale,
  started: {
    at: Date;
    zone: string;
    isApproximate: boolean;
    isDayOnly: boolean;
  },
): string {
  const { at, zone, isApproximate, isDayOnly } = started;
  if (isDayOnly) return t.deadlines.fromStartOf(sayDate(locale, at, zone));
  const said = sayInstant(locale, at, zone);
  return isApproximate ? t.frame.about(said) : said;
}
