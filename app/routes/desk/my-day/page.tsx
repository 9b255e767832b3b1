import type {
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { dayWords } from "#app/components/desk/away-words.ts";
import { useClock } from "#app/components/desk/clock.tsx";
import { timeOfDay } from "#app/components/desk/time.ts";
import { readDay } from "#app/domain/desk/my-day.server.ts";
import { listUnits } from "#app/domain/directory/find.server.ts";
import {
  listOwnHandovers,
  listShiftNotes,
} from "#app/domain/on-call/handover-log.server.ts";
import type { Shift } from "#app/domain/on-call/shift.ts";
import { listAbsences } from "#app/domain/responder/absence.server.ts";
import { questionNames } from "#app/routes/desk/question-names.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import dayStyles from "#app/styles/desk-day.css?url";
import { Absences } from "./absences.tsx";
import { Changed } from "./changed.tsx";
import { reportsWords } from "./day-words.ts";
import { Handed } from "./handed.tsx";
import { HandoverForm } from "./handover-form.tsx";
import { readHanding } from "./handing.server.ts";
import { Lapses } from "./lapses.tsx";
import { NoteList } from "./note-list.tsx";
import { namesOf } from "./people.server.ts";
import { ShiftLine } from "./shift-line.tsx";
import { Waits } from "./waits.tsx";

export const meta: MetaFunction = () => [{ title: "My day" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dayStyles },
];
export const ErrorBoundary = DeskProblem;

/** As many as fit beside the rest; the others are a page further. */
const notesShown = 3;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring } = context;
  const now = context.now();
  const of =
    new URL(request.url).searchParams.get("of") === "unit" ? "unit" : "me";
  const day = await readDay(db, { viewer, of, now });
  const { unitId } = viewer;
  const handovers = await listOwnHandovers(db, { viewer, now });
  const { notes } = await listShiftNotes(db, { viewer, limit: notesShown });
  const absences = await listAbsences(db, { unitId, now });
  const people = [
    ...[...handovers, ...notes].flatMap(({ fromId, toId }) => [fromId, toId]),
    ...absences.flatMap((one) => [one.responderId, one.deputyId]),
    ...day.others.map(({ assigneeId }) => assigneeId),
  ];
  const units = (await listUnits(db)).map(({ id, name }) => [id, name]);
  const unitNames: Record<string, string> = Object.fromEntries(units);
  const events = day.changed.flatMap(({ changes }) => changes);
  return {
    ...{ day, of, handovers, notes, absences, readAt: now },
    names: await namesOf(db, keyring, people),
    eventNames: { unitNames, questionNames: questionNames(events) },
    handing: await readHanding(db, { viewer, keyring, now, mine: day.mine }),
    responderId: viewer.responderId,
    isLead: viewer.role === "lead",
  };
}

export default function MyDay() {
  const page = useLoaderData<typeof loader>();
  const { day, of, names, handing, responderId } = page;
  const { mine, current } = day;
  const isOfUnit = of === "unit";
  return (
    <div className="day">
      <div className="page-head">
        <h1>My day</h1>
        <p className="quiet">
          <DayLine current={current} next={day.next} />
        </p>
        <div className="page-head-end">
          <Link
            className="button button-plain"
            to={isOfUnit ? "/desk/my-day" : "/desk/my-day?of=unit"}
          >
            {isOfUnit ? "Mine alone" : "Of the unit"}
          </Link>
          <Link className="button button-plain" to="/desk/my-day/absence">
            Away…
          </Link>
          <Link
            className={day.isTimeToHandOver ? "button" : "button button-plain"}
            to="#handover"
          >
            Hand over
          </Link>
        </div>
      </div>
      <Handed
        handovers={page.handovers}
        responderId={responderId}
        names={names}
        reports={day.reports}
      />
      {current ? <ShiftLine shift={current} mine={mine} /> : null}
      <div className="day-thirds">
        <Lapses
          {...day}
          isOfUnit={isOfUnit}
          names={names}
          isBlue={!day.isTimeToHandOver}
        />
        <Changed day={day} readAt={page.readAt} names={page.eventNames} />
        <Waits waits={day.waits} reports={day.reports}>
          <Absences {...page} />
        </Waits>
      </div>
      <section className="panel" id="handover" aria-labelledby="handover-title">
        <div className="panel-head">
          <h2 id="handover-title">Hand over</h2>
          <span className="quiet">{reportsWords(mine.length)}</span>
        </div>
        <div className="panel-body">
          {day.isMore ? (
            <p className="quiet">
              You work more than {mine.length} reports: what lapses first is
              here.
            </p>
          ) : null}
          <HandoverForm handing={handing} isBlue={day.isTimeToHandOver} />
        </div>
      </section>
      <section className="panel" id="notes" aria-labelledby="notes-title">
        <div className="panel-head">
          <h2 id="notes-title">Notes of the shifts</h2>
          <span className="quiet">
            <Link to="/desk/my-day/notes">All notes</Link>
          </span>
        </div>
        <div className="panel-body">
          {page.notes.length === 0 ? (
            <p className="quiet">No note was written yet.</p>
          ) : (
            <NoteList notes={page.notes} names={names} />
          )}
        </div>
      </section>
    </div>
  );
}

/** "Tuesday, Nov 24. Your shift 07:00 to 19:00." */
function DayLine({
  current,
  next,
}: {
  current: Shift | null;
  next: Shift | null;
}) {
  const { now, zone } = useClock();
  const shift = current ?? next;
  const hours =
    shift &&
    `${timeOfDay(shift.beginsAt, zone)} to ${timeOfDay(shift.endsAt, zone)}`;
  return (
    <>
      {dayWords(now, zone)}.{" "}
      <Link to="/desk/my-day/hours">
        {hours
          ? current
            ? `Your shift: ${hours}`
            : `Your next shift: ${hours}`
          : "Say when you work"}
      </Link>
    </>
  );
}
