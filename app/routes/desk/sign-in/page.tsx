import {
  redirect,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/root.tsx";
import { BareFrame } from "#app/components/desk/bare-frame.tsx";
import { endedWords } from "#app/components/desk/words.ts";
import { DemonstrationAccounts } from "./demonstration-accounts.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { ProviderStep, type ProviderView } from "./provider-step.tsx";
import { namedVisit } from "#app/server/provider-visit.server.ts";
import { providerProblems } from "#app/domain/vocabulary/responder.ts";
import { listDemonstrationAccounts } from "#app/domain/responder/demonstration.server.ts";
import {
  findResponder,
  returnPathOf,
  showsSession,
} from "#app/server/responder-session.server.ts";

export const meta: MetaFunction = () => [{ title: "Sign in to the desk" }];
export const handle = { hydrates: true } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = returnPathOf(searchParams.get("to"));
  if (await findResponder(request, context)) throw redirect(to, 303);
  const { siteName, isDemonstration, idleMinutes } = context.settings;
  return {
    to,
    siteName,
    provider: providerView(request, context, searchParams),
    // A cookie that finds nobody was a session's: it has ended, or was ended.
    ended: showsSession(request) ? endedWords(idleMinutes) : null,
    accounts: isDemonstration
      ? await listDemonstrationAccounts(context.db, context.keyring)
      : [],
  };
}

/** Null where none is asked. */
function providerView(
  request: Request,
  context: AppLoadContext,
  searchParams: URLSearchParams,
): ProviderView | null {
  const { provider } = context.settings;
  if (!provider) return null;
  const why = searchParams.get("why");
  return {
    name: provider.name,
    isNamed: Boolean(namedVisit(request, context)),
    isEnrolled: searchParams.has("enrolled"),
    problem: providerProblems.find((word) => word === why) ?? null,
  };
}

export default function SignInPage() {
  const { to, siteName, ended, accounts, provider } =
    useLoaderData<typeof loader>();
  return (
    <BareFrame siteName={siteName}>
      <h1>Sign in to the desk</h1>
      <div className="stack">
        {ended ? (
          <div className="banner" role="status">
            <p>
              <strong>You are signed out.</strong> {ended}
            </p>
          </div>
        ) : null}
        <p className="quiet">
          For responders. To report something, or to follow up a report, use{" "}
          <a href="/">the front page</a>.
        </p>
        {provider ? <ProviderStep to={to} provider={provider} /> : null}
        {!provider || provider.isNamed ? (
          <PasskeyButton to={to} provider={provider} />
        ) : null}
        {accounts.length > 0 ? (
          <DemonstrationAccounts to={to} accounts={accounts} />
        ) : null}
      </div>
    </BareFrame>
  );
}
