import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { listOwnPasskeys } from "#app/domain/responder/own-passkeys.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { AddPasskey } from "./add-passkey.tsx";
import { PasskeysTable } from "./passkeys-table.tsx";

export const meta: MetaFunction = () => [{ title: "Your passkeys" }];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring } = context;
  return { passkeys: await listOwnPasskeys(db, { viewer, keyring }) };
}

export default function PasskeysPage() {
  const { passkeys } = useLoaderData<typeof loader>();
  const { length: count } = passkeys;
  return (
    <>
      <div className="page-head">
        <h1>Your passkeys</h1>
        <p className="quiet">
          Each of them signs you in and opens the same reports.
        </p>
      </div>
      {count === 0 ? (
        <p>
          This account of the demonstration signs in with one click and has no
          passkey.
        </p>
      ) : (
        <>
          {count === 1 ? <OnlyOne /> : null}
          <Panel
            id="passkeys"
            title="Those you have"
            aside={count === 1 ? "1 passkey" : `${count} passkeys`}
          >
            <PasskeysTable passkeys={passkeys} />
          </Panel>
          <Panel id="add" title="Add another one">
            <AddPasskey />
          </Panel>
        </>
      )}
    </>
  );
}

function OnlyOne() {
  return (
    <div className="banner banner-warn" role="status">
      <p>
        You have one passkey. If you lose it, a colleague has to let you in to
        your unit’s reports again, and if nobody else of your unit is left, only
        the recovery sheet opens them. Add a second one, and keep it elsewhere.
      </p>
    </div>
  );
}
