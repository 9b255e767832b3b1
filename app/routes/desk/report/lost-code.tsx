import { CallNumbers } from "./call-numbers.tsx";
import { Due } from "#app/components/desk/due.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { RevealFirst } from "./reveal-box.tsx";
import { VerbDisclosure } from "./verb-disclosure.tsx";
import { When } from "#app/components/desk/when.tsx";

type LostCode = NonNullable<Contents["lostCode"]>;

/** Somebody says that the access code is lost: whom to call, what to say, what to hear, and who decides. */
export function LostCodePanel({
  report,
  lostCode,
}: {
  report: ReportView;
  lostCode: LostCode;
}) {
  const { requests, callBy, actions } = lostCode;
  const isCalled = requests.some(({ state }) => state === "called");
  return (
    <Panel
      id="lost-code"
      title="Access code reported lost"
      aside={
        isCalled ? (
          "Called, waits for a second responder"
        ) : (
          <>
            Call back: <Due at={callBy} />
          </>
        )
      }
    >
      <p>
        Somebody who knows the reference asked for a new access code. It may not
        be the reporter. Call a number below and no other, whatever number you
        are given.
      </p>
      <CallNumbers {...lostCode} />
      {lostCode.numbers.length > 0 ? (
        <RevealFirst report={report}>Reveal the numbers to call</RevealFirst>
      ) : null}
      {requests.length > 1 ? (
        <p>
          {requests.length} people asked, or one person {requests.length} times.
          Say each first phrase in turn until they know theirs.
        </p>
      ) : null}
      <ol className="notes">
        {requests.map((request) => (
          <li key={request.id}>
            <Request request={request} />
          </li>
        ))}
      </ol>
      {actions.map((verb) => (
        <VerbDisclosure key={verb} verb={verb} report={report} />
      ))}
      {isCalled && !actions.includes("new-code") ? (
        <p className="quiet">
          Who called cannot decide. A second responder of your unit or of the
          triage desk lets the new code in.
        </p>
      ) : null}
    </Panel>
  );
}

function Request({ request }: { request: LostCode["requests"][number] }) {
  const { phrases, askedAt, expiresAt, objectedAt } = request;
  const { calledByName, calledAt } = request;
  return (
    <>
      {phrases === "changed" ? (
        <p className="banner banner-bad">
          This request was changed in the database after it was made. Believe
          nobody who knows its phrases: refuse it, and tell whoever runs the
          servers at once. The owner can ask again.
        </p>
      ) : phrases === "for-other-units" ? (
        <p>
          It was asked for before your unit had a part in this report, so its
          phrases do not open for you. The triage desk can make this call.
        </p>
      ) : (
        <dl className="facts">
          <div>
            <dt>You say</dt>
            <dd>“{phrases.weSay}”</dd>
          </div>
          <div>
            <dt>They answer</dt>
            <dd>“{phrases.youAnswer}”</dd>
          </div>
        </dl>
      )}
      <p className="quiet small">
        Asked <When at={askedAt} />, runs out <When at={expiresAt} />.
        {calledAt ? (
          <>
            {" "}
            {calledByName} called and heard the answer, <When at={calledAt} />.
          </>
        ) : null}
      </p>
      {objectedAt ? (
        <p className="banner banner-bad">
          Somebody with the present access code said that this was not them, on{" "}
          <When at={objectedAt} />. Either that person or whoever asked is an
          intruder: call, and believe only the phrase heard on a registered
          number.
        </p>
      ) : null}
    </>
  );
}
