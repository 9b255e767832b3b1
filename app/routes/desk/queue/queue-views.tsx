import { Link } from "@remix-run/react";
import type { ViewCount } from "#app/domain/desk/queue-counts.server.ts";

type ShownView = {
  id: string;
  name: React.ReactNode;
  to: string;
  isCurrent: boolean;
  /** After `g`. */
  key?: string;
  /** Null: not counted. */
  count: ViewCount | null;
};

type Group = { title: string; views: readonly ShownView[] };

/** Beside the list; where the window is narrow, in a line over it. */
export function QueueViews({
  groups,
  isCapped,
  children,
}: {
  groups: readonly Group[];
  isCapped: boolean;
  children?: React.ReactNode;
}) {
  return (
    <nav className="views" aria-label="Views">
      {groups
        .filter(({ views }) => views.length > 0)
        .map(({ title, views }) => (
          <div key={title}>
            <h2>{title}</h2>
            <ul>
              {views.map((view) => (
                <li key={view.id}>
                  <View view={view} isCapped={isCapped} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      {children}
    </nav>
  );
}

function View({
  view: { name, to, isCurrent, key, count },
  isCapped,
}: {
  view: ShownView;
  isCapped: boolean;
}) {
  return (
    <Link
      to={to}
      aria-current={isCurrent ? "page" : undefined}
      data-view-key={key}
    >
      <span>
        <bdi>{name}</bdi>
      </span>
      {count && count.overdue > 0 ? (
        <span className="n-over">
          {count.overdue}
          <span className="visually-hidden"> overdue of </span>
        </span>
      ) : null}
      {count ? (
        <span className="n">
          {count.count}
          {isCapped ? "+" : ""}
        </span>
      ) : null}
    </Link>
  );
}
