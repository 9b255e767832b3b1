import { useEffect, useReducer, useRef } from "react";
import { z } from "zod";
import { arrivalsAfter, shownAt, type Arrivals } from "./arrivals-state.ts";
import { followQueue } from "./follow-arrivals.ts";
import { InTurn } from "./in-turn.ts";

const fittingSchema = z.object({ reportId: z.string(), isUnread: z.boolean() });
const answerSchema = z.discriminatedUnion("isKnown", [
  z.object({ isKnown: z.literal(false) }),
  z.object({
    isKnown: z.literal(true),
    asked: z.array(z.string()),
    fitting: z.array(fittingSchema),
  }),
]);

type Shown = {
  /** A new object each time they are read. */
  rows: readonly { reportId: string }[];
  readAt: Date;
  /** How the queue is narrowed, as its address says. */
  query: string;
  /** Of what was searched for no address tells, so there nothing is counted as new. */
  isSearch: boolean;
};

/** What changed since the rows of an open queue were read: they stay as they are until somebody asks. */
export function useArrivals({
  rows,
  readAt,
  query,
  isSearch,
}: Shown): Arrivals {
  const [state, act] = useReducer(arrivalsAfter, readAt, shownAt);
  // By the server's clock, whose times are asked about.
  useEffect(() => act({ is: "shown", at: readAt }), [rows, readAt]);
  useEffect(() => {
    const aheadMs = Date.now() - readAt.getTime();
    return followQueue((told) =>
      act({ is: "told", told, at: new Date(Date.now() - aheadMs) }),
    );
    // One line, whatever is read anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const { isConnected, unknownSince } = state;
  const about = state.asked.join("+");
  const since = isConnected && unknownSince ? unknownSince.getTime() : null;
  const turns = useRef<InTurn | null>(null);
  // An answer about rows that are shown no longer says nothing of these.
  useEffect(() => {
    const ofRows = new InTurn();
    turns.current = ofRows;
    return () => ofRows.stop();
  }, [rows, query, isSearch]);
  useEffect(() => {
    if (since === null && about === "") return turns.current?.forget();
    const shown = rows.map(({ reportId }) => reportId);
    const what = since === null ? `reports=${about}` : `since=${since}`;
    turns.current?.ask(async (leaving) => {
      const answer = await fittingOf(`${query}&${what}`, leaving);
      if (leaving.aborted || !answer) return;
      if (!answer.isKnown) return act({ is: "unanswered" });
      const { asked, fitting } = answer;
      const counted = fitting.filter(
        ({ reportId }) => !isSearch || shown.includes(reportId),
      );
      act({ is: "answered", asked, fitting: counted, shown });
    });
  }, [about, since, rows, query, isSearch]);
  return state;
}

/** A server that says nothing holds up no later question for longer. */
const answerMs = 15_000;

async function fittingOf(query: string, leaving: AbortSignal) {
  const signal = AbortSignal.any([leaving, AbortSignal.timeout(answerMs)]);
  const response = await fetch(`/desk/fitting?${query}`, { signal });
  return response.ok ? answerSchema.parse(await response.json()) : null;
}

/** "(3) Queue": what is new is seen without the page. */
export function useCountInTitle(count: number) {
  useEffect(() => {
    const title = document.title.replace(/^\(\d+\) /, "");
    document.title = count > 0 ? `(${count}) ${title}` : title;
  }, [count]);
}
