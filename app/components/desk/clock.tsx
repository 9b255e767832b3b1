import { createContext, useContext, useEffect, useState } from "react";

type Clock = { now: Date; zone: string };

const ClockContext = createContext<Clock>({ now: new Date(0), zone: "UTC" });

/**
 * What time it is, and in whose zone times are shown. Starts from the server's clock, so the first rendering in the
 * browser says the same, and moves on every half minute.
 */
export function ClockProvider({
  now,
  zone,
  children,
}: Clock & { children: React.ReactNode }) {
  const [elapsedMs, setElapsedMs] = useState(0);
  const startMs = now.getTime();
  useEffect(() => {
    const startedMs = performance.now();
    setElapsedMs(0);
    const timer = setInterval(
      () => setElapsedMs(performance.now() - startedMs),
      30_000,
    );
    return () => clearInterval(timer);
  }, [startMs]);
  return (
    <ClockContext.Provider value={{ now: new Date(startMs + elapsedMs), zone }}>
      {children}
    </ClockContext.Provider>
  );
}

export function useClock(): Clock {
  return useContext(ClockContext);
}
