import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { askForTouch } from "#app/components/desk/touch.ts";
import {
  addOwnPasskey,
  usePasskeyAvailability,
  type CeremonyResult,
} from "#app/routes/desk/sign-in/passkey-ceremony.ts";
import { PasskeyUnavailable } from "#app/routes/desk/sign-in/passkey-unavailable.tsx";

const answers = {
  done: "The passkey was added. It signs you in from now on.",
  refused:
    "The passkey was not added: your session is over, or the device gave another answer than was asked for. Load this page again.",
  stopped:
    "No passkey was made. A device that holds one of yours makes no second one: use another device or a security key.",
  untouched:
    "No passkey was made: first touch one that you have, then make the new one.",
  "no-key":
    "This passkey cannot hold the key that opens reports. Use a security key (FIDO2, CTAP 2.1), or a passkey of iCloud Keychain, Google Password Manager or Windows 11, in a current browser.",
  unreachable:
    "The desk cannot be reached. Check the connection and try again.",
} satisfies Record<CeremonyResult | "untouched", string>;

export function AddPasskey() {
  const availability = usePasskeyAvailability();
  const { revalidate } = useRevalidator();
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState<keyof typeof answers | null>(null);

  async function add() {
    if (isBusy) return;
    setIsBusy(true);
    setResult(null);
    const touched = await askForTouch({ verb: "add-passkey", about: "" });
    const came =
      touched.is === "touched" ? await addOwnPasskey(touched.answer) : null;
    setResult(came ?? (touched.is === "stopped" ? "untouched" : "unreachable"));
    setIsBusy(false);
    if (came === "done") revalidate();
  }

  return (
    <div className="stack">
      <div role={result === "done" ? "status" : "alert"}>
        {result ? (
          <p className={result === "done" ? undefined : "problem"}>
            {answers[result]}
          </p>
        ) : null}
      </div>
      <p>
        On another device, or on a security key that you keep apart from this
        device. Your browser asks twice: for a passkey that you have, then for
        the new one.
      </p>
      <PasskeyUnavailable availability={availability} />
      {availability === "available" ? (
        <div>
          <button
            type="button"
            className="button"
            aria-disabled={isBusy}
            onClick={() => void add()}
          >
            {isBusy ? "Waiting for your device…" : "Add a passkey"}
          </button>
        </div>
      ) : null}
    </div>
  );
}
