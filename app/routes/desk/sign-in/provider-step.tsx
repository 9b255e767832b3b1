import type { ProviderProblem } from "#app/domain/vocabulary/responder.ts";

export type ProviderView = {
  name: string;
  isNamed: boolean;
  isEnrolled: boolean;
  problem: ProviderProblem | null;
};

/** Why nobody was named, and what is possible then. */
const problems = {
  unreachable:
    "It does not answer. Nobody can sign in to the desk until it does; whoever is signed in stays so, and reports still come in. Try again in a minute. If it lasts, call whoever runs this desk: they can let people in by their passkeys alone.",
  declined:
    "It did not sign you in. Try again, or ask those who look after your account there.",
  unfit:
    "Its answer did not fit what this browser asked for: it was used already, is older than ten minutes, or belongs to another window. Begin again.",
} satisfies Record<ProviderProblem, string>;

/** The first of two: who they are. The passkey, which opens, comes after it. */
export function ProviderStep({
  to,
  provider: { name, isNamed, isEnrolled, problem },
}: {
  to: string;
  provider: ProviderView;
}) {
  const begin = `/sign-in/provider?to=${encodeURIComponent(to)}`;
  if (isNamed)
    return (
      <div className="banner" role="status">
        <p>
          <strong>Step 1 of 2 is done.</strong> You came back from {name}. Now
          touch your passkey, within ten minutes.{" "}
          <a href={`${begin}&anew`}>Not you? Sign in there as somebody else</a>
        </p>
      </div>
    );
  return (
    <div className="panel">
      <div className="panel-body stack">
        <h2>Step 1 of 2: {name}</h2>
        <div role="alert">
          {problem ? <p className="problem">{problems[problem]}</p> : null}
        </div>
        {isEnrolled ? (
          <p role="status">
            Your passkey is made. Now sign in with both: here first, then with
            your passkey.
          </p>
        ) : (
          <p>It says who you are. Then your passkey opens the desk.</p>
        )}
        <a className="button button-large" href={begin}>
          Go on to {name}
        </a>
        <p className="hint">
          New here, or lost your passkey? An administrator of the desk gives you
          a one-time invitation.
        </p>
      </div>
    </div>
  );
}
