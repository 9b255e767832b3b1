import type { LegalEvent } from "#app/domain/deadline/legal-deadlines.ts";
import { Due } from "#app/components/desk/due.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import type { Contents } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";

type ClockOf = Contents["clocks"][number];

/** Legal deadlines of the reporter that may run, as their own board shows them. */
export function ClocksPanel({ clocks }: Contents) {
  return (
    <Panel
      id="clocks"
      title="Clocks of the reporter"
      aside={clocks.length > 0 ? "may apply" : null}
    >
      <p className="hint">
        {clocks.length > 0
          ? "They follow from the reporter’s answers. This is not legal advice: the reporter’s lawyer can say which of them do apply."
          : "Of the laws that we know of, none seems to set a deadline for what was reported. There may be others."}
      </p>
      {clocks.length > 0 ? (
        <dl className="facts facts-stacked">
          {clocks.map((clock) => (
            <div key={clock.id}>
              <dt>{clock.name}</dt>
              <dd>
                <Standing clock={clock} />
                <p className="quiet small">
                  {clock.citation}, last checked {clock.checkedOn}
                </p>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Panel>
  );
}

function Standing({ clock }: { clock: ClockOf }) {
  const { standing, isInForce } = clock;
  if (!isInForce)
    return <p className="quiet">Not in force yet, as far as we found</p>;
  if (standing.is === "untimed")
    return <p className="quiet">No time to count: {clock.starts}</p>;
  if (standing.is === "conditional")
    return <p className="quiet">Only if it is {clock.ifYouAre}</p>;
  const event = legalEventWords[standing.event];
  if (standing.is === "waiting")
    return <p className="quiet">Starts when {event}; not known yet</p>;
  return (
    <>
      <p>
        {standing.is === "running" ? (
          <Due at={standing.lapsesAt} />
        ) : (
          <strong>lapsed</strong>
        )}{" "}
        (<When at={standing.lapsesAt} />)
      </p>
      <p className="quiet">
        Since {event}, {standing.started.isApproximate ? "about " : null}
        <When at={standing.started.at} />
      </p>
    </>
  );
}

const legalEventWords = {
  discovered: "first noticed",
  believed: "believed to be an incident",
  determined: "determined to be an incident",
  material: "determined to be material",
  paid: "a ransom was paid",
} satisfies Record<LegalEvent, string>;
