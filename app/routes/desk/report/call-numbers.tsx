import { Fragment } from "react";
import { Personal } from "./personal.tsx";
import type { Contents } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import { CodeLabel } from "#app/components/desk/opened.tsx";

type LostCode = NonNullable<Contents["lostCode"]>;
type CallNumber = LostCode["numbers"][number];

/** Whom to call about a lost code: what was sent with the report first, as a thief of the code can change what came later. */
export function CallNumbers({ isDamaged, ...lostCode }: LostCode) {
  if (isDamaged && lostCode.numbers.length === 0)
    return (
      <p className="banner banner-bad">
        The answers do not open, so no number to call is known. Do not refuse
        the request for that: tell whoever runs the servers, who may bring them
        back.
      </p>
    );
  return (
    <>
      {isDamaged ? (
        <p className="banner banner-bad">
          A version of the answers does not open, so a number may be missing
          here, or seem newer than it is. Make sure of the person first.
        </p>
      ) : null}
      <Numbers {...lostCode} />
    </>
  );
}

function Numbers({ numbers, hours }: Omit<LostCode, "isDamaged">) {
  if (numbers.length === 0)
    return (
      <p className="banner banner-bad">
        This report has no number to call. Nobody can show that they are its
        reporter, so its code cannot be replaced: refuse the request. They can
        send a new report and name this one.
      </p>
    );
  const isChanged = numbers.some(({ added }) => added !== null);
  const isSent = numbers.some(({ added }) => added === null);
  return (
    <>
      <dl className="facts facts-stacked">
        {numbers.map((number, at) => (
          <div key={at}>
            <dt>
              <Origin number={number} />
            </dt>
            <dd className="mono">
              <Personal text={number.number} mask={number.mask} />
            </dd>
          </div>
        ))}
        {hours.length > 0 ? (
          <div>
            <dt>When they can be reached</dt>
            {hours.map((each) => (
              <dd key={each}>{each}</dd>
            ))}
          </div>
        ) : null}
      </dl>
      {isChanged ? (
        <p className="banner banner-bad">
          {isSent
            ? "Numbers were changed after the report was sent. A thief of the code could do that, to be called in its owner’s place. Call what was sent first. Call a newer one only when nobody can be reached there, and make sure of the person first."
            : "No number stood in the report when it was sent. A thief of the code could have added these, to be called in its owner’s place. Make sure of the person first, by a number of the organization that you find yourself."}
        </p>
      ) : null}
      <UnsafeNumbers numbers={numbers} />
    </>
  );
}

function Origin({
  number: { kind, added, isCurrent },
}: {
  number: CallNumber;
}) {
  const name = kind === "phone" ? "Phone" : "Signal";
  const since = isCurrent ? "" : ", taken out since";
  if (added === null)
    return (
      <>
        {name} in the report as it was sent{since}
      </>
    );
  return (
    <>
      {name}, changed on <When at={added.at} /> with{" "}
      {added.codeLabel === null ? (
        "the owner’s code"
      ) : (
        <>
          <CodeLabel label={added.codeLabel} />
        </>
      )}
      {since}
    </>
  );
}

function UnsafeNumbers({ numbers }: { numbers: readonly CallNumber[] }) {
  const unsafe = numbers.filter(({ isUnsafe }) => isUnsafe);
  if (unsafe.length === 0) return null;
  // One that was sent: a newer one is no way round what may be overheard.
  const hasSignal = numbers.some(
    ({ kind, added }) => kind === "signal" && added === null,
  );
  return (
    <p className="banner banner-bad">
      {unsafe.map(({ number, mask }, at) => (
        <Fragment key={at}>
          {at > 0 ? ", " : null}
          <Personal text={number} mask={mask} />
        </Fragment>
      ))}{" "}
      may not be safe: the affected carrier seems to serve it. The intruder may
      hear the phrases, or answer the call.{" "}
      {hasSignal ? "Use Signal instead." : "Make sure of the voice first."}
    </p>
  );
}
