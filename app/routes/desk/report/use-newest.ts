import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { InTurn } from "#app/routes/desk/queue/in-turn.ts";
import { holdPlace } from "./keep-place.ts";
import type { ReportView } from "./report-view.ts";
import { viewFrom } from "./view-json.ts";

/** A server that says nothing holds up no later question for longer. */
const answerMs = 15_000;

export type Newest = {
  report: ReportView;
  /** Out of the viewer's sight since the page was shown: what stands there is as it was. */
  isGone: boolean;
  /** Something may have happened to the report. */
  ask: () => void;
  /** The page is wanted as it is now, whatever happened. */
  askAnew: () => void;
};

/**
 * The page as it was loaded or, once a colleague did something, as it is now. Nothing that is typed is touched, what is read
 * stays in its place, and nothing is asked for while nobody sees the page: it would count as read.
 */
export function useNewest(loaded: ReportView): Newest {
  const [live, setLive] = useState<ReportView | null>(null);
  const [goneId, setGoneId] = useState<string | null>(null);
  const report = newerOf(loaded, live);
  const shown = useRef(report);
  shown.current = report;
  const turns = useRef<InTurn | null>(null);
  const isAnew = useRef(false);
  const place = useHeldPlace(live);

  const ask = useCallback(() => {
    if (document.visibilityState === "hidden") return;
    turns.current?.ask(async (leaving) => {
      const { id, actPosition, contents } = shown.current;
      // To hide what was revealed is no act, and may have been done in another tab.
      const isRevealed = contents !== null && contents.leftMs !== null;
      const seen = isAnew.current || isRevealed ? 0 : actPosition;
      const answer = await askNow(id, seen, leaving);
      if (leaving.aborted || answer === null) return;
      isAnew.current = false;
      if (answer === "gone") return setGoneId(id);
      setGoneId(null);
      place.current = holdPlace();
      setLive(answer);
    });
  }, [place]);

  const askAnew = useCallback(() => {
    isAnew.current = true;
    ask();
  }, [ask]);

  useEffect(() => {
    const ofReport = new InTurn();
    turns.current = ofReport;
    // A page that nobody saw was told of nothing.
    const seen = () => ask();
    document.addEventListener("visibilitychange", seen);
    return () => {
      ofReport.stop();
      document.removeEventListener("visibilitychange", seen);
    };
  }, [loaded.id, ask]);
  return { report, isGone: goneId === loaded.id, ask, askAnew };
}

/** What is called once, when what came is on the page. */
function useHeldPlace(live: ReportView | null) {
  const place = useRef(() => {});
  useLayoutEffect(() => {
    place.current();
    place.current = () => {};
  }, [live]);
  return place;
}

function newerOf(loaded: ReportView, live: ReportView | null): ReportView {
  const isNewer =
    live?.id === loaded.id && live.readPosition > loaded.readPosition;
  return isNewer ? live : loaded;
}

/** Null: nothing new, or nobody can say now. */
async function askNow(
  reportId: string,
  seen: number,
  leaving: AbortSignal,
): Promise<ReportView | "gone" | null> {
  const signal = AbortSignal.any([leaving, AbortSignal.timeout(answerMs)]);
  const address = `/desk/reports/${reportId}/now?seen=${seen}`;
  const response = await fetch(address, { signal });
  if (response.status === 404) return "gone";
  return response.status === 200 ? viewFrom(await response.text()) : null;
}
