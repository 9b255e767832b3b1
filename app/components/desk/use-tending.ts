import { useEffect, useState } from "react";

const everyMs = 60_000;

/**
 * While a desk page is open, it does what only a session can: see `desk/tend.server.ts`. Its failing is nobody's news, but
 * for the answer that there is no session any more: true from then on.
 */
export function useTending(): boolean {
  const [hasEnded, setHasEnded] = useState(false);
  useEffect(() => {
    if (hasEnded) return;
    const tend = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await fetch("/desk/tending", { method: "POST" });
      if (answer.status === 401) setHasEnded(true);
    };
    const tendQuietly = () => void tend().catch(() => null);
    tendQuietly();
    const timer = setInterval(tendQuietly, everyMs);
    // Whoever comes back to a page learns at once that it is over.
    document.addEventListener("visibilitychange", tendQuietly);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tendQuietly);
    };
  }, [hasEnded]);
  return hasEnded;
}
