import { Panel } from "#app/components/desk/panel.tsx";
import { TouchForm } from "#app/components/desk/touch-form.tsx";
import { roleWords } from "#app/components/desk/words.ts";
import type { UnitShown } from "#app/domain/unit-key/unit-shown.server.ts";

/** To a member: whom to let in, after a call. To who waits: what to read out on that call. */
export function WaitingList({
  waiting,
  own,
}: Pick<UnitShown, "waiting" | "own">) {
  if (!own.isMember) return <OwnPrint print={own.print} />;
  if (waiting.length === 0) return null;
  return (
    <Panel id="waiting" title="Waiting to be let in">
      <div className="stack">
        <p>
          Call each of them on a number you know, and let them read out the
          letters on their screen. Let in only who reads these. What they then
          open is everything that your unit opens.
        </p>
        <ul className="plain-list stack">
          {waiting.map(({ responderId, name, role, print }) => (
            <li key={responderId}>
              <TouchForm
                act={{ verb: "let-in-person", about: responderId }}
                action="/desk/unit"
                className="let-in"
                button="They read these letters: let in"
                buttonMore={`, ${name}`}
                busy="Letting in…"
              >
                <input type="hidden" name="responderId" value={responderId} />
                <input type="hidden" name="print" value={print} />
                <span>
                  <strong>{name}</strong>, {roleWords[role]}
                </span>
                <span className="mono print">{print}</span>
              </TouchForm>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function OwnPrint({ print }: { print: string | null }) {
  return (
    <div className="banner" role="status">
      {print === null ? (
        <p>
          This session opens no reports: it was begun before reports were sealed
          to units. Ask an administrator for a new invitation.
        </p>
      ) : (
        <>
          <p>
            You are signed in, and reports do not open for you yet: a colleague
            who is a member of the unit has to let you in. Call one, and read
            out:
          </p>
          <p className="mono print">{print}</p>
          <p className="quiet">
            They see the same letters on their Unit page. If theirs are others,
            somebody stands between you: tell your lead.
          </p>
        </>
      )}
    </div>
  );
}
