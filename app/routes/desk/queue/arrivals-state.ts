import type { ToldOfQueue } from "./follow-arrivals.ts";

/** What an open page knows of what changed since its rows were read. */
export type Arrivals = {
  /** There is a line now. */
  isConnected: boolean;
  /** Since when there is none; null while there is one, and before the first. */
  lostAt: Date | null;
  /** The line is new: what changed since then has to be asked about. Null: all of it was told. */
  unknownSince: Date | null;
  /** The rows may be older than what happened, and nobody can say by what. */
  isStale: boolean;
  /** To be asked about: whether they stand in this queue. */
  asked: readonly string[];
  /** New to this person, and in none of the rows. */
  fresh: readonly string[];
  /** Rows that are not as they are shown. */
  changed: readonly string[];
  /** Rows that stand in this queue no longer. */
  left: readonly string[];
};

type Fitting = { reportId: string; isUnread: boolean };

export type Act =
  | { is: "told"; told: ToldOfQueue; at: Date }
  | {
      is: "answered";
      asked: readonly string[];
      fitting: readonly Fitting[];
      shown: readonly string[];
    }
  /** Nobody knows what changed since. */
  | { is: "unanswered" }
  /** The rows were read anew. */
  | { is: "shown"; at: Date };

/** What the server gathers before it tells, and a little: it may have gone down with the line. */
const untoldMs = 3_000;

/** So many the server answers about, and so many go into an address. */
const askedMost = 100;

/** Rows that were just read. */
export function shownAt(at: Date): Arrivals {
  return {
    ...{ isConnected: false, lostAt: null, unknownSince: at, isStale: false },
    ...{ asked: [], fresh: [], changed: [], left: [] },
  };
}

export function arrivalsAfter(state: Arrivals, act: Act): Arrivals {
  switch (act.is) {
    case "told":
      return afterTold(state, act);
    case "answered":
      return { ...afterAnswer(state, act), unknownSince: null };
    case "unanswered":
      return { ...state, isStale: true, unknownSince: null };
    case "shown": {
      const { isConnected, lostAt } = state;
      return { ...shownAt(act.at), isConnected, lostAt };
    }
  }
}

function afterTold(
  state: Arrivals,
  { told, at }: Extract<Act, { is: "told" }>,
): Arrivals {
  switch (told.is) {
    case "connected":
      return { ...state, isConnected: true, lostAt: null };
    case "lost":
      return {
        ...{ ...state, isConnected: false, lostAt: state.lostAt ?? at },
        unknownSince: state.unknownSince ?? new Date(at.getTime() - untoldMs),
      };
    case "many":
      return { ...state, isStale: true };
    case "changed": {
      const asked = joined(state.asked, told.reportIds);
      // Whoever cannot be told one by one what to look at looks at all of it anew.
      return asked.length > askedMost
        ? { ...state, asked: [], isStale: true }
        : { ...state, asked };
    }
  }
}

function afterAnswer(
  state: Arrivals,
  { asked, fitting, shown }: Extract<Act, { is: "answered" }>,
): Arrivals {
  const fits = new Set(fitting.map(({ reportId }) => reportId));
  const unread = new Set(
    fitting.flatMap(({ reportId, isUnread }) => (isUnread ? [reportId] : [])),
  );
  const now = (ids: readonly string[], is: (id: string) => boolean) => [
    ...ids.filter((id) => !asked.includes(id)),
    ...asked.filter(is),
  ];
  const isShown = (id: string) => shown.includes(id);
  return {
    ...state,
    asked: now(state.asked, () => false),
    changed: now(state.changed, (id) => isShown(id) && fits.has(id)),
    left: now(state.left, (id) => isShown(id) && !fits.has(id)),
    fresh: now(state.fresh, (id) => !isShown(id) && unread.has(id)),
  };
}

function joined(some: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...some, ...more])];
}
