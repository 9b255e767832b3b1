/** A line that breaks and is there again within seconds is nobody's news. */
export const graceMs = 5_000;
/** So long the page says that it is connected again. */
export const backMs = 10_000;

export type Line = {
  isConnected: boolean;
  /** Since when there is none, once that is worth to be said. */
  lostAt: Date | null;
  /** It was said to be lost, and is there again since a moment. */
  isBack: boolean;
  /** Since when there is none, said or not. */
  since: Date | null;
  /** The server's stream is there, whatever the browser thinks. */
  isStreaming: boolean;
  /** When it is to be looked at again. */
  turnsAt: Date | null;
};

export const noLine: Line = {
  ...{ isConnected: false, lostAt: null, isBack: false, since: null },
  ...{ isStreaming: false, turnsAt: null },
};

export type LineAct = {
  is: "connected" | "lost" | "offline" | "online" | "time";
  at: Date;
};

export function lineAfter(line: Line, { is, at }: LineAct): Line {
  switch (is) {
    case "connected":
      return connected({ ...line, isStreaming: true }, at);
    case "online":
      return line.since && line.isStreaming ? connected(line, at) : line;
    case "lost":
      return lost({ ...line, isStreaming: false }, at);
    case "offline":
      return lost(line, at);
    case "time":
      return line.since
        ? { ...line, lostAt: line.since, turnsAt: null }
        : { ...line, isBack: false, turnsAt: null };
  }
}

function lost(line: Line, at: Date): Line {
  if (line.since) return { ...line, isConnected: false };
  const turnsAt = new Date(at.getTime() + graceMs);
  return { ...line, isConnected: false, isBack: false, since: at, turnsAt };
}

function connected(line: Line, at: Date): Line {
  const isBack = line.lostAt !== null;
  const turnsAt = isBack ? new Date(at.getTime() + backMs) : null;
  return {
    ...{ ...line, isConnected: true, lostAt: null, since: null },
    ...{ isBack: isBack || (line.isBack && line.isConnected), turnsAt },
  };
}
