import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { useEffect, useState } from "react";

/** Why a passkey cannot be used here, or that it can; "unknown" until the page's script runs. */
export type Availability = "unknown" | "available" | "insecure" | "unsupported";

export function usePasskeyAvailability(): Availability {
  const [availability, setAvailability] = useState<Availability>("unknown");
  useEffect(() => {
    if (!window.isSecureContext) setAvailability("insecure");
    else if (!browserSupportsWebAuthn()) setAvailability("unsupported");
    else setAvailability("available");
  }, []);
  return availability;
}

/** What came of it: signed in, refused by the server, stopped by the person or the device, or no answer at all. */
export type CeremonyResult = "done" | "refused" | "stopped" | "unreachable";

export function signInByPasskey(): Promise<CeremonyResult> {
  return ceremony(
    "/sign-in/passkey",
    {},
    (optionsJSON: PublicKeyCredentialRequestOptionsJSON) =>
      startAuthentication({ optionsJSON }),
  );
}

export function enrolByInvitation(token: string): Promise<CeremonyResult> {
  return ceremony(
    "/sign-in/invitation/passkey",
    { token },
    (optionsJSON: PublicKeyCredentialCreationOptionsJSON) =>
      startRegistration({ optionsJSON }),
    "/sign-in/invitation/options",
  );
}

async function ceremony<Options>(
  path: string,
  body: Record<string, string>,
  ask: (options: Options) => Promise<unknown>,
  optionsPath = `${path}/options`,
): Promise<CeremonyResult> {
  try {
    const asked = await post(optionsPath, body);
    if (!asked.ok) return "refused";
    const { challengeId, options } = await asked.json();
    // The person closing the dialog, a timeout and a device without a fitting key all reject alike.
    const response = await ask(options).catch(() => null);
    if (!response) return "stopped";
    const answered = await post(path, { ...body, challengeId, response });
    return answered.ok ? "done" : "refused";
  } catch {
    return "unreachable";
  }
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
