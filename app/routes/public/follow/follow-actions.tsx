import type { Catalogue } from "#app/locales/catalogue.ts";
import {
  actionGroups,
  type ActionGroup,
} from "#app/domain/vocabulary/follow.ts";
import { scopeAllows } from "#app/domain/vocabulary/code-may.ts";
import { useWords } from "#app/components/public/frame.ts";
import type { FollowShown } from "./follow-shown.ts";

type FollowAction = {
  group: ActionGroup;
  to: string;
  words: (t: Catalogue) => string;
  /** Absent: always there. */
  shown?: (view: FollowShown) => boolean;
};

/** In the order shown within each group. */
const actions: readonly FollowAction[] = [
  {
    group: "add",
    to: "#write",
    words: (t) => t.follow.report.writeLink,
    shown: (view) => view.mayWrite,
  },
  {
    group: "add",
    to: "/more",
    words: (t) => t.more.link,
    shown: (view) => view.mayWrite,
  },
  {
    group: "add",
    to: "/evidence",
    words: (t) => t.evidence.link,
    shown: (view) => view.mayWrite,
  },
  {
    group: "know",
    to: "/follow/deadlines",
    words: (t) => t.deadlines.link,
    shown: (view) => view.hasClocks,
  },
  {
    group: "know",
    to: "/follow/changes",
    words: (t) => t.changes.title,
    shown: ({ follow }) =>
      follow.timeline.some(({ kind }) => kind === "updated"),
  },
  { group: "know", to: "/follow/advice", words: (t) => t.advice.link },
  {
    group: "keep",
    to: "/report/receipt",
    words: (t) => t.follow.report.receipt,
  },
  { group: "keep", to: "/follow/card", words: (t) => t.card.link },
  {
    group: "keep",
    to: "/follow/download",
    words: (t) => t.download.link,
    shown: (view) => scopeAllows(view.scope, "download"),
  },
  {
    group: "share",
    to: "/follow/codes",
    words: (t) => t.codes.link,
    shown: (view) => scopeAllows(view.scope, "codes"),
  },
  {
    group: "end",
    to: "/follow/withdrawal",
    words: (t) => t.withdrawal.link,
    shown: (view) => view.mayWithdraw,
  },
];

export function FollowActions({ view }: { view: FollowShown }) {
  const { follow } = useWords();
  const shown = actions.filter((action) => action.shown?.(view) ?? true);
  return (
    <nav className="follow-actions no-print" aria-labelledby="do">
      <h2 id="do">{follow.actions.title}</h2>
      <div>
        {actionGroups.map((group) => (
          <Group
            key={group}
            group={group}
            actions={shown.filter((action) => action.group === group)}
          />
        ))}
      </div>
    </nav>
  );
}

function Group({
  group,
  actions,
}: {
  group: ActionGroup;
  actions: readonly FollowAction[];
}) {
  const t = useWords();
  if (actions.length === 0) return null;
  return (
    <section>
      <h3>{t.follow.actions.groups[group]}</h3>
      <ul>
        {actions.map(({ to, words }) => (
          <li key={to}>
            <a href={to}>{words(t)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
