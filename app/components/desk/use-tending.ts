import { useEffect } from "react";

const everyMs = 60_000;

/** While a desk page is open, it does what only a session can: see `desk/tend.server.ts`. Its failing is nobody's news. */
export function useTending(): void {
  useEffect(() => {
    const tend = () => {
      if (document.visibilityState === "hidden") return;
      void fetch("/desk/tending", { method: "POST" }).catch(() => null);
    };
    tend();
    const timer = setInterval(tend, everyMs);
    return () => clearInterval(timer);
  }, []);
}
