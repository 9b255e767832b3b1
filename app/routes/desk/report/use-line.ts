import {
  createContext,
  useContext,
  useEffect,
  useReducer,
  useRef,
  useState,
} from "react";
import {
  followArrivals,
  type PersonThere,
} from "#app/routes/desk/queue/follow-arrivals.ts";
import { lineAfter, noLine, type Line, type LineAct } from "./line-state.ts";

const LineContext = createContext<Line>(noLine);
export const LineProvider = LineContext.Provider;

export function useLine(): Line {
  return useContext(LineContext);
}

/** The line of a report's page: how it stands, which colleagues have the page open, and `onChange` when something may have happened. */
export function useReportLine(reportId: string, onChange: () => void) {
  const [line, act] = useReducer(lineAfter, noLine);
  const [people, setPeople] = useState<readonly PersonThere[]>([]);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    setPeople([]);
    return followArrivals((told) => {
      if (told.is === "connected" || told.is === "lost") {
        setPeople([]);
        act({ is: told.is, at: new Date() });
      } else if (told.is === "many") change.current();
      else if (told.is === "here") {
        if (told.reportId === reportId) setPeople(told.people);
      } else if (told.reportIds.includes(reportId)) change.current();
    });
  }, [reportId]);
  useBrowsersWord(act);
  const { isConnected, turnsAt } = line;
  useEffect(() => {
    if (turnsAt === null) return;
    const leftMs = turnsAt.getTime() - Date.now();
    const turn = () => act({ is: "time", at: new Date() });
    const timer = setTimeout(turn, Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [turnsAt]);
  useEffect(() => {
    if (!isConnected) return;
    // What happened meanwhile was told to nobody here; and what waits to be kept goes on.
    change.current();
    dispatchEvent(new Event("online"));
  }, [isConnected]);
  return { line, people };
}

/** A browser knows first that it has no line; the stream may outlive it. */
function useBrowsersWord(act: React.Dispatch<LineAct>) {
  useEffect(() => {
    const go = () => act({ is: "offline", at: new Date() });
    const come = () => act({ is: "online", at: new Date() });
    addEventListener("offline", go);
    addEventListener("online", come);
    return () => {
      removeEventListener("offline", go);
      removeEventListener("online", come);
    };
  }, [act]);
}
