import { Form, Link } from "@remix-run/react";
import { awayUntil, dayWords } from "#app/components/desk/away-words.ts";
import { useClock } from "#app/components/desk/clock.tsx";
import type { Absence } from "#app/domain/responder/absence.server.ts";

/** Who of the unit is away, now or soon, and who works for them. */
export function Absences({
  absences,
  names,
  responderId,
  isLead,
}: {
  absences: readonly Absence[];
  names: Record<string, string>;
  responderId: string;
  isLead: boolean;
}) {
  return (
    <>
      <h3 id="absence">Away</h3>
      {absences.length === 0 ? (
        <p className="quiet">Nobody of the unit is away.</p>
      ) : (
        <ul className="day-list day-waits" aria-label="Away">
          {absences.map((absence) => (
            <li key={absence.id}>
              <AbsenceWords
                absence={absence}
                names={names}
                responderId={responderId}
              />
              {isLead || absence.responderId === responderId ? (
                <Form
                  method="post"
                  action={`/desk/my-day/absences/${absence.id}/end`}
                >
                  <button
                    type="submit"
                    className="button button-plain"
                    aria-label={`End: ${names[absence.responderId] ?? "away"}`}
                  >
                    End
                  </button>
                </Form>
              ) : (
                <span />
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/desk/my-day/absence">Say that somebody is away</Link>
      </p>
    </>
  );
}

function AbsenceWords({
  absence,
  names,
  responderId,
}: {
  absence: Absence;
  names: Record<string, string>;
  responderId: string;
}) {
  const { zone, now } = useClock();
  const { responderId: who, deputyId, fromAt, untilAt } = absence;
  const name = (id: string) =>
    id === responderId ? "you" : (names[id] ?? "somebody");
  const span =
    fromAt > now
      ? `${dayWords(fromAt, zone)}, until ${awayUntil(untilAt, zone)}`
      : `until ${awayUntil(untilAt, zone)}`;
  return (
    <span>
      <strong>{who === responderId ? "You" : name(who)}</strong>{" "}
      <span className="quiet">{span}</span>
      <br />
      {deputyId === responderId
        ? "What is given to them goes to you."
        : `What is given to ${who === responderId ? "you" : "them"} goes to ${name(deputyId)}.`}
    </span>
  );
}
