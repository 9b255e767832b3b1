import {
  startAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { TouchAct } from "#app/domain/responder/touch-act.ts";

/** What came of asking for a touch: the answer as the form posts it, or why there is none. */
type Touched =
  { is: "touched"; answer: string } | { is: "stopped" | "unreachable" };

/** Asks the browser for a touch of the person's passkey, for one act. */
export async function askForTouch(act: TouchAct): Promise<Touched> {
  try {
    const asked = await fetch("/desk/touch", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(act),
    });
    if (!asked.ok) return { is: "unreachable" };
    const { challengeId, options: optionsJSON }: Asked = await asked.json();
    // The person closing the dialog, a timeout and a device without a fitting key all reject alike.
    const response = await startAuthentication({ optionsJSON }).catch(
      () => null,
    );
    if (!response) return { is: "stopped" };
    const answer = JSON.stringify({ challengeId, response });
    return { is: "touched", answer };
  } catch {
    return { is: "unreachable" };
  }
}

type Asked = {
  challengeId: string;
  options: PublicKeyCredentialRequestOptionsJSON;
};
