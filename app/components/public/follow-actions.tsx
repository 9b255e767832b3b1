import type { Catalogue } from "#app/locales/catalogue.ts";
import { scopeAllows } from "#app/domain/report/scope.ts";
import { useWords } from "./frame.ts";
import type { FollowShown } from "./follow-shown.ts";

type FollowAction = {
  to: string;
  words: (t: Catalogue) => string;
  /** Absent: always there. */
  shown?: (view: FollowShown) => boolean;
};

/** Where the page of a sent report leads, in the order shown. */
const actions: readonly FollowAction[] = [
  {
    to: "/follow/changes",
    words: (t) => t.changes.title,
    shown: ({ follow }) =>
      follow.timeline.some(({ code }) => code === "updated"),
  },
  { to: "/follow/advice", words: (t) => t.advice.link },
  {
    to: "/more",
    words: (t) => t.more.link,
    shown: ({ mayWrite }) => mayWrite,
  },
  {
    to: "/follow/deadlines",
    words: (t) => t.deadlines.link,
    shown: (view) => view.hasClocks,
  },
  { to: "/evidence", words: (t) => t.evidence.link },
  { to: "/report/receipt", words: (t) => t.follow.report.receipt },
  {
    to: "/follow/codes",
    words: (t) => t.codes.link,
    shown: (view) => scopeAllows(view.scope, "codes"),
  },
];

export function FollowActions({ view }: { view: FollowShown }) {
  const t = useWords();
  return (
    <ul className="follow-actions">
      {actions
        .filter(({ shown }) => shown?.(view) ?? true)
        .map(({ to, words }) => (
          <li key={to}>
            <a href={to}>{words(t)}</a>
          </li>
        ))}
    </ul>
  );
}
