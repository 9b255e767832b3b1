import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { HistoryFilters } from "./history-filters.tsx";
import { HistoryFind, type FoundShown } from "./history-find.tsx";
import { HistoryTable } from "./history-table.tsx";
import {
  historyFiltersOf,
  historyQueryOf,
} from "#app/domain/desk/history-filters.ts";
import {
  findInHistory,
  findReference,
  listEverybody,
} from "#app/domain/desk/history-find.server.ts";
import { listHistory } from "#app/domain/desk/history.server.ts";
import { personNames } from "#app/domain/people/names.server.ts";
import { listUnits } from "#app/domain/directory/find.server.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { questionNames } from "#app/routes/desk/question-names.server.ts";
import historyStyles from "#app/styles/desk-history.css?url";

export const meta: MetaFunction = () => [{ title: "History" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: historyStyles },
];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, looking, now } = context;
  const query = new URL(request.url).searchParams;
  const after = query.get("after");
  const filters = historyFiltersOf(query);
  const isFolded = query.get("fold") !== "no";
  const page = await listHistory(db, {
    ...{ viewer, filters, isFolded, after, looking, now: now() },
  });
  const units = (await listUnits(db)).map(({ id, name }) => [id, name]);
  const unitNames: Record<string, string> = Object.fromEntries(units);
  const events = page.lines.flatMap((line) => line.events);
  const { report } = filters;
  return {
    ...page,
    ...{ filters, isFolded, query: historyQueryOf(filters).toString() },
    people: await listEverybody(db, { viewer, keyring }),
    reference: report ? await findReference(db, report) : null,
    names: {
      unitNames,
      questionNames: questionNames(events),
      personNames: await personNames(db, keyring, events),
    },
    isLaterPage: after !== null,
  };
}

/** POST /desk/history: what is sought, led on to the address that shows it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring } = context;
  const { find: typed = "" } = typedIn(await request.formData());
  const found = await findInHistory(db, { viewer, keyring, typed });
  if (found.is === "report")
    return redirect(`/desk/history?report=${found.reportId}`, 303);
  const people = found.is === "people" ? found.people : [];
  const [only, ...others] = people;
  if (only && others.length === 0)
    return redirect(`/desk/history?who=${only.id}`, 303);
  const problem = found.is === "nothing" ? whyNothing[found.why] : null;
  const shown: FoundShown = { typed, people, problem };
  return data(shown, problem ? 400 : 200);
}

const whyNothing = {
  empty: "Enter a reference, like LL-7K3M-94QX, or a piece of a name",
  reference: "No report that was sent has this reference",
  name: "That is no reference, and nobody at the desk ever had this name",
};

export default function HistoryPage() {
  const page = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const { lines, names, next, isLaterPage, query, isFolded } = page;
  const { unitNames } = names;
  const earlier = new URLSearchParams(query);
  if (!isFolded) earlier.set("fold", "no");
  const newest = earlier.toString();
  if (next) earlier.set("after", next);
  return (
    <>
      <div className="page-head">
        <h1>History</h1>
        <p className="quiet">
          Everything that was done and read, newest first. Reading it is
          recorded too.
        </p>
        <div className="page-head-end">
          <Link className="button button-plain" to="/desk/history/check">
            Check that it is whole
          </Link>
          <Form
            method="post"
            action="/desk/history/export"
            reloadDocument
            className="inline-form"
          >
            {[...new URLSearchParams(query)].map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="submit" className="button button-plain">
              {query ? "Save these as a file" : "Save all as a file"}
            </button>
          </Form>
        </div>
      </div>
      <div className="panel">
        <div className="panel-body history-tools">
          <HistoryFilters {...page} unitNames={unitNames} />
          <HistoryFind found={found} unitNames={unitNames} />
        </div>
      </div>
      <div className="panel">
        {lines.length > 0 ? (
          <HistoryTable lines={lines} names={names} />
        ) : (
          <div className="empty">
            <p>
              <strong>Nothing was recorded that fits.</strong>
            </p>
            <p>
              <Link to="/desk/history">Show everything</Link>
            </p>
          </div>
        )}
        <nav className="pager" aria-label="Pages">
          {isLaterPage ? (
            <Link to={`/desk/history?${newest}`}>Newest</Link>
          ) : null}
          {next ? (
            <Link className="button button-plain" to={`?${earlier}`}>
              Earlier
            </Link>
          ) : (
            <span className="quiet">
              {query
                ? "Nothing earlier fits."
                : "This is where the history begins."}
            </span>
          )}
        </nav>
      </div>
    </>
  );
}
