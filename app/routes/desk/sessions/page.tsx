import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { When } from "#app/components/desk/when.tsx";
import { browserWords } from "#app/components/desk/words.ts";
import {
  endOtherSessions,
  listOwnSessions,
  type OwnSession,
} from "#app/domain/responder/own-sessions.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

export const meta: MetaFunction = () => [{ title: "Your sessions" }];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now, settings } = context;
  const { idleMinutes } = settings;
  const listing = { viewer, keyring, idleMinutes, now: now() };
  return { idleMinutes, sessions: await listOwnSessions(db, listing) };
}

/** POST /desk/sessions: signs them out everywhere but here. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, now } = context;
  await endOtherSessions(db, { viewer, now: now() });
  return redirect("/desk/sessions", 303);
}

export default function SessionsPage() {
  const { sessions, idleMinutes } = useLoaderData<typeof loader>();
  const others = sessions.length - 1;
  return (
    <>
      <div className="page-head">
        <h1>Your sessions</h1>
        <p className="quiet">
          Where you are signed in. A session ends after {idleMinutes} minutes
          without a click, and twelve hours after it began at the latest.
        </p>
      </div>
      <Panel
        id="sessions"
        title="Signed in now"
        aside={others === 0 ? "Only here" : `Here and in ${others} more`}
      >
        <ul className="sessions">
          {sessions.map((session) => (
            <li key={session.id}>
              <Session session={session} />
            </li>
          ))}
        </ul>
        {others > 0 ? <EndOthers count={others} /> : null}
        <p className="hint">
          One of them is not yours? End the others, and tell an administrator:
          who had your passkey once has it still.
        </p>
      </Panel>
    </>
  );
}

function Session({
  session: { browser, isThis, startedAt, lastActiveAt },
}: {
  session: Pick<
    OwnSession,
    "browser" | "isThis" | "startedAt" | "lastActiveAt"
  >;
}) {
  return (
    <>
      <p>
        <strong>{browserWords[browser]}</strong>
        {isThis ? <span className="sessions-mark">This one</span> : null}
      </p>
      <p className="quiet">
        Began <When at={startedAt} />, last used <When at={lastActiveAt} ago />
      </p>
    </>
  );
}

function EndOthers({ count }: { count: number }) {
  const isBusy = useNavigation().formAction === "/desk/sessions";
  return (
    <Form method="post" action="/desk/sessions">
      <div className="form-end">
        <button className="button" type="submit" aria-disabled={isBusy}>
          {count === 1 ? "End the other one" : `End the other ${count}`}
        </button>
      </div>
    </Form>
  );
}
