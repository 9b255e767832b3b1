import { useEffect, useState } from "react";
import {
  enrolByInvitation,
  usePasskeyAvailability,
  type CeremonyResult,
} from "./passkey-ceremony.ts";
import { PasskeyUnavailable } from "./passkey-unavailable.tsx";

const problems = {
  refused:
    "This invitation was used, replaced or is older than three days. Ask your administrator for a new one. If you typed it, look through it once more.",
  stopped: "No passkey was made. The invitation is still good: try again.",
  "no-key":
    "This passkey cannot hold the key that opens reports. Use a security key (FIDO2, CTAP 2.1), or a passkey of iCloud Keychain, Google Password Manager or Windows 11, in a current browser.",
  unreachable:
    "The desk cannot be reached. Check the connection and try again.",
} satisfies Record<Exclude<CeremonyResult, "done">, string>;

/** `isOnlyHalf`: the passkey alone signs nobody in. */
export function EnrolButton({ isOnlyHalf }: { isOnlyHalf: boolean }) {
  const next = isOnlyHalf ? "/sign-in?enrolled" : "/desk";
  const label = isOnlyHalf ? "Make a passkey" : "Make a passkey and sign in";
  const availability = usePasskeyAvailability();
  const fragment = useFragment();
  const [typed, setTyped] = useState("");
  const token = fragment === "" ? typed : fragment;
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function enrol() {
    if (isBusy || !token) return;
    setIsBusy(true);
    setProblem(null);
    const result = await enrolByInvitation(token);
    if (result === "done") return window.location.assign(next);
    setProblem(problems[result]);
    setIsBusy(false);
  }

  return (
    <div className="panel">
      <div className="panel-body stack">
        <div role="alert">
          {problem ? <p className="problem">{problem}</p> : null}
        </div>
        <PasskeyUnavailable availability={availability} />
        {fragment === "" ? (
          <div className="field">
            <label htmlFor="invitation-groups">
              The thirteen groups of your invitation
            </label>
            <p className="hint" id="invitation-groups-hint">
              As they were read out to you. Blanks and capitals do not matter.
              From a link, copy all of it instead: its last part is missing
              here.
            </p>
            <input
              className="input mono"
              id="invitation-groups"
              aria-describedby="invitation-groups-hint"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={200}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </div>
        ) : null}
        {availability === "available" && fragment !== null ? (
          <button
            type="button"
            className="button button-large"
            aria-disabled={isBusy}
            onClick={() => void enrol()}
          >
            {isBusy ? "Waiting for your device…" : label}
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** The part of the link after #; null until the page's script runs, "" when there is none. */
function useFragment(): string | null {
  const [fragment, setFragment] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setFragment(window.location.hash.slice(1));
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return fragment;
}
