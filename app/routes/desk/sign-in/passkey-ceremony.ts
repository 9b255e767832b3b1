import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { useEffect, useState } from "react";
import { notNamed, type NotNamed } from "#app/domain/vocabulary/responder.ts";

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

/**
 * What came of it: done, refused by the server, stopped by the person or the device, a passkey that cannot hold a
 * key, or no answer at all.
 */
export type CeremonyResult =
  "done" | "refused" | "stopped" | "no-key" | "unreachable";

/** Of signing in also why the organization's sign-in kept a person out whose passkey was right. */
export async function signInByPasskey(): Promise<CeremonyResult | NotNamed> {
  const { result, answered } = await ceremony(
    "/sign-in/passkey",
    {},
    async (optionsJSON: PublicKeyCredentialRequestOptionsJSON) =>
      withSecret(
        await startAuthentication({ optionsJSON: withSalt(optionsJSON) }),
      ),
  );
  if (answered?.status !== 403) return result;
  const { refused } = await answered.json();
  return notNamed.find((word) => word === refused) ?? result;
}

export function enrolByInvitation(token: string): Promise<CeremonyResult> {
  return makePasskey(
    "/sign-in/invitation/passkey",
    { token },
    "/sign-in/invitation/options",
  );
}

/** One more for whoever is signed in; `touch` is what came of touching one that they have. */
export function addOwnPasskey(touch: string): Promise<CeremonyResult> {
  return makePasskey("/desk/passkeys/addition", { touch });
}

async function makePasskey(
  path: string,
  body: Record<string, string>,
  optionsPath?: string,
): Promise<CeremonyResult> {
  const { result } = await ceremony(
    path,
    body,
    async (optionsJSON: PublicKeyCredentialCreationOptionsJSON) => {
      const made = await startRegistration({
        optionsJSON: withSalt(optionsJSON),
      });
      const answered = withSecret(made);
      return answered.secret === null && isWilling(made)
        ? { ...answered, secret: await askAgain(made.id, optionsJSON) }
        : answered;
    },
    optionsPath,
  );
  return result;
}

/** What a passkey answered, and the secret it made of our salt; null where it makes none. */
type Answered = { response: { id: string }; secret: string | null };

/**
 * The same salt for every passkey of every installation: who signs in has not said who they are, and each passkey makes
 * another secret of it (WebAuthn level 3, section 10.1.4).
 */
const salt = new TextEncoder().encode("landline/person-key/v1");

function withSalt<Options extends object>(options: Options) {
  return { ...options, extensions: { prf: { eval: { first: salt } } } };
}

function withSecret<Response extends Extended>(response: Response) {
  const first = resultsIn(response).prf?.results?.first;
  const secret = first ? base64url(new Uint8Array(first)) : null;
  // The secret is posted beside the answer, once; the extension's own copy of it is not.
  return { response: { ...response, clientExtensionResults: {} }, secret };
}

/** It can make secrets, and does so only when it signs, not when it is made. */
function isWilling(response: Extended): boolean {
  return resultsIn(response).prf?.enabled === true;
}

type Extended = { id: string; clientExtensionResults: object };
type Prf = { enabled?: boolean; results?: { first?: ArrayBuffer } };

function resultsIn(response: Extended): { prf?: Prf } {
  return response.clientExtensionResults;
}

/** A second touch of the passkey just made. Nobody checks its signature: what counts is the secret. */
async function askAgain(
  id: string,
  { rp, timeout }: PublicKeyCredentialCreationOptionsJSON,
): Promise<string | null> {
  const challenge = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const optionsJSON = withSalt({
    ...{ challenge, rpId: rp.id, timeout },
    allowCredentials: [{ id, type: "public-key" as const }],
    userVerification: "required" as const,
  });
  return withSecret(await startAuthentication({ optionsJSON })).secret;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

async function ceremony<Options>(
  path: string,
  body: Record<string, string>,
  ask: (options: Options) => Promise<Answered>,
  optionsPath = `${path}/options`,
): Promise<{ result: CeremonyResult; answered?: Response }> {
  try {
    const asked = await post(optionsPath, body);
    // Led on to the sign-in page: the session is over.
    if (!asked.ok || asked.redirected) return { result: "refused" };
    const { challengeId, options } = await asked.json();
    // The person closing the dialog, a timeout and a device without a fitting key all reject alike.
    const given = await ask(options).catch(() => null);
    if (!given) return { result: "stopped" };
    if (given.secret === null) return { result: "no-key" };
    const answered = await post(path, { ...body, challengeId, ...given });
    const isDone = answered.ok && !answered.redirected;
    return { result: isDone ? "done" : "refused", answered };
  } catch {
    return { result: "unreachable" };
  }
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
