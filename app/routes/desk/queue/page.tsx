import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { QueueEmpty } from "./queue-empty.tsx";
import { QueueFilterForm } from "./queue-filters.tsx";
import { QueueKeys } from "./queue-keys.tsx";
import { QueueRow } from "./queue-row.tsx";
import { listUnits } from "#app/domain/directory/find.server.ts";
import { readsContents, seesAllReports } from "#app/domain/responder/can.ts";
import { queryOf, queueFiltersOf } from "#app/domain/desk/queue-filters.ts";
import { orderOf } from "#app/domain/desk/queue-order.ts";
import { listQueue } from "#app/domain/desk/queue.server.ts";
import { foundMost } from "#app/domain/desk/search.server.ts";
import { openSearch } from "#app/domain/vault/search-words.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { unitGroups } from "./unit-groups.ts";

export const meta: MetaFunction = () => [{ title: "Queue" }];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const query = new URL(request.url).searchParams;
  const sought = query.get("sought");
  const search = sought ? openSearch(keyring, sought) : null;
  const filters = queueFiltersOf(query, search ?? undefined);
  const after = query.get("after");
  const seesAll = seesAllReports(viewer);
  return {
    ...(await listQueue(db, { viewer, keyring, filters, after, now: now() })),
    filters,
    sought: search && sought,
    searchedMost: search ? foundMost : null,
    done: doneSchema.parse(query.get("done")),
    isLaterPage: after !== null,
    seesAll,
    readsContents: readsContents(viewer),
    unitName: viewer.unitName,
    units: seesAll ? unitGroups(await listUnits(db)) : [],
  };
}

/** What was done to a report that this person may no longer open. */
const doneSchema = z.enum(["refusal", "transfer"]).nullable().catch(null);

const doneWords = {
  refusal: "Refused. The report has left your unit’s queue.",
  transfer: "Transferred. The other unit has been offered the report.",
};

export default function QueuePage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      {page.done ? (
        <div className="banner banner-good" role="status">
          <p>{doneWords[page.done]}</p>
        </div>
      ) : null}
      <div className="page-head">
        <h1>Queue</h1>
        <p className="quiet">
          {page.seesAll ? "All units" : page.unitName},{" "}
          {orderWords[orderOf(page.filters)]}
          {page.searchedMost ? `, ${page.searchedMost} at most` : null}
        </p>
        <div className="page-head-end">
          <QueueKeys />
        </div>
      </div>
      <div className="panel">
        <QueueFilterForm
          {...page}
          searchHint={
            page.readsContents ? "Reference or organization" : "Reference"
          }
        />
        {page.entries.length === 0 ? (
          <QueueEmpty
            {...page}
            isFiltered={Object.values(page.filters).some(Boolean)}
          />
        ) : (
          <QueueRows {...page} />
        )}
        <Pager {...page} />
      </div>
    </>
  );
}

const orderWords = {
  due: "overdue on top, the most severe first",
  newest: "newest first",
};

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function QueueRows({ entries }: Pick<Page, "entries">) {
  return (
    <>
      <div className="queue-columns" aria-hidden="true">
        <span />
        <span>Band</span>
        <span>Due</span>
        <span>Report</span>
        <span>Status and part</span>
        <span>Assigned to</span>
        <span>Reference</span>
      </div>
      <ol className="queue" aria-label="Reports">
        {entries.map((entry) => (
          <li key={entry.reportId}>
            <QueueRow entry={entry} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Pager({
  filters,
  sought,
  next,
  isLaterPage,
}: Pick<Page, "filters" | "sought" | "next" | "isLaterPage">) {
  if (!next && !isLaterPage) return null;
  const kept = queryOf(filters);
  if (sought) kept.set("sought", sought);
  return (
    <nav className="pager" aria-label="Pages">
      {isLaterPage ? <Link to={`?${kept}`}>First page</Link> : null}
      {next ? (
        <Link
          className="button button-plain"
          to={`?${new URLSearchParams([...kept, ["after", next]])}`}
        >
          Next page
        </Link>
      ) : (
        <span className="quiet">That was the last page.</span>
      )}
    </nav>
  );
}
