import * as oidc from "openid-client";
import {
  newStep,
  type AskedVisit,
} from "#app/domain/responder/provider-visit.server.ts";
import type { ProviderProblem } from "#app/domain/vocabulary/responder.ts";
import type { ProviderSettings } from "./context.server.ts";

/** The provider named nobody. Its own words are not repeated: they may say whom it asked. */
export class NobodyNamed extends Error {
  override readonly name = "NobodyNamed";
  readonly why: ProviderProblem;
  /** For the log: a word of the protocol. */
  readonly code: string;

  constructor(why: ProviderProblem, code: string) {
    super(`the provider named nobody: ${why}, ${code}`);
    this.why = why;
    this.code = code;
  }
}

/** In seconds; a page waits for it. */
const timeout = 8;

type Way = { provider: ProviderSettings; callback: string };

/** Where the browser is sent, and what its answer must fit then. `isAnew`: whoever is signed in there is asked again. @throws NobodyNamed */
export async function wayToProvider({
  provider,
  callback,
  to,
  isAnew,
  now,
}: Way & { to: string; isAnew: boolean; now: Date }): Promise<{
  url: string;
  visit: AskedVisit;
}> {
  const configuration = await configurationOf(provider);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    // Who they are, and nothing about them: neither name nor address is asked for.
    scope: "openid",
    ...{ state, nonce, code_challenge_method: "S256" },
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    ...(isAnew && { prompt: "login" }),
  });
  const step = newStep(to, now);
  const visit = { step: "asked", ...step, state, nonce, verifier } as const;
  return { url: url.href, visit };
}

/** Whom the provider named in its answer to this visit. @throws NobodyNamed */
export async function namedByProvider({
  provider,
  callback,
  search,
  visit,
}: Way & { search: string; visit: AskedVisit }): Promise<{
  issuer: string;
  subject: string;
}> {
  const configuration = await configurationOf(provider);
  const answer = new URL(callback);
  answer.search = search;
  const tokens = await oidc
    .authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: visit.verifier,
      expectedState: visit.state,
      expectedNonce: visit.nonce,
      idTokenExpected: true,
    })
    .catch(nobody);
  const claims = tokens.claims();
  if (!claims) throw new NobodyNamed("unfit", "no claims");
  return { issuer: claims.iss, subject: claims.sub };
}

/** What the provider says of itself, read once by a process; what could not be read is asked for again. */
const configurations = new WeakMap<
  ProviderSettings,
  Promise<oidc.Configuration>
>();

function configurationOf(provider: ProviderSettings) {
  const known = configurations.get(provider);
  if (known) return known;
  const asked = discover(provider).catch((error: unknown) => {
    configurations.delete(provider);
    throw new NobodyNamed("unreachable", codeOf(error));
  });
  configurations.set(provider, asked);
  return asked;
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings) {
  // A process starts with one of plain http only where it lies on this machine, and in no production installation.
  const isPlain = issuer.startsWith("http:");
  return oidc.discovery(
    new URL(issuer),
    clientId,
    undefined,
    authentication(clientSecret),
    {
      timeout,
      execute: [
        // The signature is checked although the token came from the provider itself.
        oidc.enableNonRepudiationChecks,
        ...(isPlain ? [oidc.allowInsecureRequests] : []),
      ],
    },
  );
}

/** In the header, as every provider must take it that says nothing else. */
function authentication(clientSecret: string): oidc.ClientAuth {
  const basic = oidc.ClientSecretBasic(clientSecret);
  const post = oidc.ClientSecretPost(clientSecret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const isBasic = methods?.includes("client_secret_basic") ?? true;
    return (isBasic ? basic : post)(server, ...rest);
  };
}

/** @throws NobodyNamed */
function nobody(error: unknown): never {
  const code = codeOf(error);
  if (error instanceof oidc.AuthorizationResponseError)
    throw new NobodyNamed("declined", code);
  // Its answer did not fit, or it was asked for what was given already; all else is no answer.
  const isAnswered =
    error instanceof oidc.ResponseBodyError ||
    unfitCodes.some((unfit) => code.startsWith(unfit));
  throw new NobodyNamed(isAnswered ? "unfit" : "unreachable", code);
}

const unfitCodes = [
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT",
  "OAUTH_KEY",
  "OAUTH_PARSE",
];

function codeOf(error: unknown): string {
  if (error instanceof oidc.ResponseBodyError) return error.error;
  if (error instanceof oidc.AuthorizationResponseError) return error.error;
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" ? code : "unknown";
}
