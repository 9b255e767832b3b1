import {
  redirect,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/root.tsx";
import { BareFrame } from "#app/components/desk/bare-frame.tsx";
import { endedWords } from "#app/components/desk/words.ts";
import { DemonstrationAccounts } from "./demonstration-accounts.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { listDemonstrationAccounts } from "#app/domain/responder/demonstration.server.ts";
import {
  findResponder,
  returnPathOf,
  showsSession,
} from "#app/server/responder-session.server.ts";

export const meta: MetaFunction = () => [{ title: "Sign in to the desk" }];
export const handle = { hydrates: true } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = returnPathOf(new URL(request.url).searchParams.get("to"));
  if (await findResponder(request, context)) throw redirect(to, 303);
  const { siteName, isDemonstration, idleMinutes } = context.settings;
  return {
    to,
    siteName,
    // A cookie that finds nobody was a session's: it has ended, or was ended.
    ended: showsSession(request) ? endedWords(idleMinutes) : null,
    accounts: isDemonstration
      ? await listDemonstrationAccounts(context.db, context.keyring)
      : [],
  };
}

export default function SignInPage() {
  const { to, siteName, ended, accounts } = useLoaderData<typeof loader>();
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
        <PasskeyButton to={to} />
        {accounts.length > 0 ? (
          <DemonstrationAccounts to={to} accounts={accounts} />
        ) : null}
      </div>
    </BareFrame>
  );
}
