import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { HistoryTable } from "./history-table.tsx";
import { listHistory } from "#app/domain/desk/history.server.ts";
import { personNames } from "#app/domain/people/names.server.ts";
import { listUnits } from "#app/domain/directory/find.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { questionNames } from "#app/routes/desk/question-names.server.ts";

export const meta: MetaFunction = () => [{ title: "History" }];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, looking, now } = context;
  const after = new URL(request.url).searchParams.get("after");
  const page = await listHistory(db, {
    ...{ viewer, after, looking, now: now() },
  });
  const units = (await listUnits(db)).map(({ id, name }) => [id, name]);
  const unitNames: Record<string, string> = Object.fromEntries(units);
  return {
    ...page,
    names: {
      unitNames,
      questionNames: questionNames(page.events),
      personNames: await personNames(db, keyring, page.events),
    },
    isLaterPage: after !== null,
  };
}

export default function HistoryPage() {
  const { events, names, next, isLaterPage } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>History</h1>
        <p className="quiet">
          Everything that was done and read, newest first. Reading it is
          recorded too.
        </p>
      </div>
      <div className="banner">
        <p>
          Each row holds the hash of the row before it in its chain. Whether the
          whole history still holds together is told by a command on the server:{" "}
          <code>npm run admin -- verify-history</code>. It names what does not
          fit, also against the signed lines that were kept elsewhere.
        </p>
      </div>
      <div className="panel">
        <HistoryTable events={events} names={names} />
        <nav className="pager" aria-label="Pages">
          {isLaterPage ? <Link to="/desk/history">Newest</Link> : null}
          {next ? (
            <Link
              className="button button-plain"
              to={`?${new URLSearchParams({ after: next })}`}
            >
              Earlier
            </Link>
          ) : (
            <span className="quiet">This is where the history begins.</span>
          )}
        </nav>
      </div>
    </>
  );
}
