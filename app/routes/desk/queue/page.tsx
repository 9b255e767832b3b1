import type {
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Link, useLoaderData, useNavigate } from "@remix-run/react";
import { useMemo, useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { listUnits } from "#app/domain/directory/find.server.ts";
import { readsContents, seesAllReports } from "#app/domain/responder/can.ts";
import { queryOf, queueFiltersOf } from "#app/domain/desk/queue-filters.ts";
import { orderOf } from "#app/domain/desk/queue-order.ts";
import { listQueue } from "#app/domain/desk/queue.server.ts";
import { listSavedViews } from "#app/domain/desk/saved-views.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import { openSearch } from "#app/domain/vault/search-words.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import queueStyles from "#app/styles/desk-queue.css?url";
import { StatusLine, StatusRegion } from "../status-line.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { ArrivalsPill } from "./arrivals-pill.tsx";
import { useKeepOrder } from "./kept-order.ts";
import { countWords } from "./filter-words.ts";
import { addressOf } from "./queue-address.ts";
import { QueueChips } from "./queue-chips.tsx";
import { QueueDisplay } from "./queue-display.tsx";
import { QueueFound } from "./queue-found.tsx";
import { QueueEmpty } from "./queue-empty.tsx";
import { QueueKeys } from "./queue-keys.tsx";
import { QueueLanes } from "./queue-lanes.tsx";
import { QueuePreview } from "./queue-preview.tsx";
import { QueueSearch } from "./queue-search.tsx";
import { shapeOf } from "./queue-shape.ts";
import { Pager } from "./queue-pager.tsx";
import { QueueViews } from "./queue-views.tsx";
import { titleOf, viewGroups } from "./view-groups.tsx";
import { usePreview } from "./use-preview.ts";
import { useArrivals, useCountInTitle } from "./use-arrivals.ts";
import { useSelection } from "./use-selection.ts";
import { usualViews } from "./usual-views.ts";

export const meta: MetaFunction = () => [{ title: "Queue" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: queueStyles },
];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const readAt = now();
  const query = new URL(request.url).searchParams;
  const sought = query.get("sought");
  const search = sought ? openSearch(keyring, sought) : null;
  const filters = queueFiltersOf(query, search ?? undefined);
  const after = query.get("after");
  const seesAll = seesAllReports(viewer);
  const saved = await listSavedViews(db, viewer);
  const views = [
    ...usualViews.map((view) => view.filters),
    ...saved.map(({ contents }) => valueIn(contents)?.filters ?? {}),
  ];
  const shape = shapeOf(query, { seesAll });
  const { searchOrder } = shape;
  return {
    ...(await listQueue(db, {
      ...{ viewer, keyring, filters, searchOrder, after, views, now: readAt },
    })),
    filters,
    saved,
    shape,
    sought: search && sought,
    done: doneSchema.parse(query.get("done")),
    doneTo: z.uuid().nullable().catch(null).parse(query.get("report")),
    freshId: uuidv7(),
    isLaterPage: after !== null,
    readAt,
    seesAll,
    readsContents: readsContents(viewer),
    unitName: viewer.unitName,
    responderId: viewer.responderId,
    units: seesAll
      ? (await listUnits(db)).map(({ id, name }) => ({ id, name }))
      : [],
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
  const unitNames = useMemo(
    () => new Map(page.units.map(({ id, name }) => [id, name])),
    [page.units],
  );
  const { filters, sought, entries, readAt, counts } = page;
  const query = String(queryOf(filters));
  const isSearch = sought !== null;
  const arrivals = useArrivals({ rows: entries, readAt, query, isSearch });
  useCountInTitle(arrivals.fresh.length);
  useKeepOrder({
    address: addressOf(page),
    ids: entries.map(({ reportId }) => reportId),
  });
  const preview = usePreview(entries);
  const selection = useSelection(entries);
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const show = () => {
    navigate(addressOf(page));
    // The button that was pressed goes away.
    heading.current?.focus();
  };
  return (
    <div className={preview.isOpen ? "desk desk-previewed" : "desk"}>
      <QueueViews groups={viewGroups(page)} isCapped={counts.isCapped} />
      <div
        className="list"
        onChange={selection.recount}
        onFocus={({ target }) => preview.look(target)}
      >
        <StatusRegion>
          {page.done ? (
            <StatusLine
              key={page.freshId}
              words={doneWords[page.done]}
              undo={
                page.done === "transfer" && page.doneTo
                  ? {
                      action: `/desk/reports/${page.doneTo}/transfer-undoing`,
                      fields: { boxId: page.freshId },
                    }
                  : null
              }
            />
          ) : null}
        </StatusRegion>
        <div className="list-head">
          <h1 ref={heading} tabIndex={-1}>
            {titleOf(page)}
          </h1>
          <Sum {...page} />
          <ArrivalsPill arrivals={arrivals} readAt={readAt} onShow={show} />
          <div className="list-head-end">
            <QueueSearch
              filters={filters}
              shape={page.shape}
              hint={page.readsContents ? "Words or reference" : "Reference"}
            />
            {page.readsContents ? (
              <Link className="button button-plain" to={`/desk/views?${query}`}>
                Save view
              </Link>
            ) : null}
            <QueueDisplay {...page} />
            <QueueKeys togglePreview={preview.toggle} />
          </div>
        </div>
        <QueueChips {...page} unitNames={unitNames} />
        <QueueFound {...page} />
        {entries.length === 0 ? (
          <QueueEmpty {...page} />
        ) : (
          <QueueLanes
            {...page}
            order={orderOf(filters)}
            isSearch={isSearch}
            viewer={page}
            arrivals={arrivals}
            isSelectable={page.readsContents}
          />
        )}
        <Pager {...page} />
        {page.readsContents ? (
          <BulkBar count={selection.count} onClear={selection.onClear} />
        ) : null}
      </div>
      {preview.isOpen ? (
        <QueuePreview entry={preview.entry} onClose={preview.toggle} />
      ) : null}
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Sum({ counts: { total, all, overdue, ...counts }, search }: Page) {
  const isCapped = counts.isCapped || search?.isCut;
  return (
    <p className="list-sum quiet">
      {isCapped ? "At least " : ""}
      {total === all
        ? all
        : `${total} of ${countWords(all, isCapped ?? false)}`}
      {search ? " found" : " reports"}
      {overdue > 0 ? (
        <>
          , <span className="due-overdue">{overdue} overdue</span>
        </>
      ) : null}
    </p>
  );
}
