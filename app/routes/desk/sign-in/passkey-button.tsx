import { useState } from "react";
import {
  signInByPasskey,
  usePasskeyAvailability,
  type CeremonyResult,
} from "./passkey-ceremony.ts";
import type { NotNamed } from "#app/domain/vocabulary/responder.ts";
import type { ProviderView } from "./provider-step.tsx";
import { PasskeyUnavailable } from "./passkey-unavailable.tsx";

const problems = {
  refused:
    "That passkey is not known here, was replaced by a newer one, or ended with your account. Ask your administrator for a new invitation.",
  stopped:
    "No passkey was given. Try again, and choose the device or security key that holds yours.",
  "no-key":
    "This passkey cannot hold the key that opens reports. Use a security key (FIDO2, CTAP 2.1), or a passkey of iCloud Keychain, Google Password Manager or Windows 11, in a current browser.",
  unreachable:
    "The desk cannot be reached. Check the connection and try again.",
  "no-visit":
    "What your organization’s sign-in said is older than ten minutes, or was used already. Load this page again, and begin with it.",
  "another-account":
    "Your passkey is linked to another account at your organization’s sign-in than the one you came with. Load this page again, and sign in there with your own. If your account was replaced, an administrator of the desk unlinks the old one.",
  "another-person":
    "The account you came with at your organization’s sign-in is linked to somebody else here. Load this page again, and sign in there with your own.",
} satisfies Record<Exclude<CeremonyResult, "done"> | NotNamed, string>;

export function PasskeyButton({
  to,
  provider,
}: {
  to: string;
  provider: ProviderView | null;
}) {
  const availability = usePasskeyAvailability();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function signIn() {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(null);
    const result = await signInByPasskey();
    if (result === "done") return window.location.assign(to);
    setProblem(problems[result]);
    setIsBusy(false);
  }

  return (
    <div className="panel">
      <div className="panel-body stack">
        <h2>{provider ? "Step 2 of 2: your passkey" : "With your passkey"}</h2>
        <div role="alert">
          {problem ? <p className="problem">{problem}</p> : null}
        </div>
        <PasskeyUnavailable availability={availability} />
        {availability === "available" ? (
          <button
            type="button"
            className="button button-large"
            aria-disabled={isBusy}
            onClick={() => void signIn()}
          >
            {isBusy ? "Waiting for your passkey…" : "Sign in with a passkey"}
          </button>
        ) : null}
        <p className="hint">
          New here, or lost your passkey? An administrator of the desk gives you
          a one-time invitation. There are no passwords to reset.
        </p>
      </div>
    </div>
  );
}
