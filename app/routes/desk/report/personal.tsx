import { createContext, useContext, useEffect, useRef, useState } from "react";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";

/** Whether a reveal that this page was loaded in has run out since. */
const OverContext = createContext(false);

/**
 * Around all that shows personal data. What is masked was never sent here; what was revealed goes from sight when its time is
 * over, also where the server cannot be asked for the page anew.
 */
export function RevealTime({
  leftMs,
  onOver,
  children,
}: {
  /** As the server told it when the page was read; null: masked. */
  leftMs: number | null;
  /** Asks for the page without what was revealed; where that fails, nothing on the page is lost. */
  onOver: () => void;
  children: React.ReactNode;
}) {
  const [isOver, setIsOver] = useState(false);
  const over = useRef(onOver);
  over.current = onOver;
  const wasShown = useRef(false);
  useEffect(() => {
    setIsOver(false);
    if (leftMs === null) return;
    wasShown.current = true;
    return whenPassed(leftMs, () => {
      setIsOver(true);
      over.current();
    });
  }, [leftMs]);
  const isMasked = leftMs === null || isOver;
  return (
    <OverContext.Provider value={isOver}>
      <p className="visually-hidden" role="status">
        {wasShown.current && isMasked ? "Personal data is masked again." : null}
      </p>
      {children}
    </OverContext.Provider>
  );
}

/** By the clock, which a computer that slept has not stopped. */
function whenPassed(ms: number, act: () => void): () => void {
  const endMs = Date.now() + ms;
  const look = () => {
    if (Date.now() < endMs) return;
    stop();
    act();
  };
  const timer = setInterval(look, 1_000);
  document.addEventListener("visibilitychange", look);
  const stop = () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
  return stop;
}

export function useIsRevealOver(): boolean {
  return useContext(OverContext);
}

/** Personal data as it may be seen now; where it is its mask, it is masked. */
export function Personal({ text, mask }: { text: string; mask: string }) {
  const isOver = useIsRevealOver();
  if (text !== mask && !isOver) return <StrangerWords text={text} />;
  return (
    <span className="masked">
      <span className="visually-hidden">Masked: </span>
      <bdi>{mask}</bdi>
    </span>
  );
}
