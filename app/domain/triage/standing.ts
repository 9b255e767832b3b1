type Scored = { version: number; scoredBy: string | null };

/**
 * The scorings that counted in their time, newest first; the first of them counts now. One that follows from the reporter's
 * answers counts until a responder made one, and never overrules a person after that.
 */
export function standings<One extends Scored>(scorings: readonly One[]): One[] {
  const inOrder = scorings.toSorted((a, b) => a.version - b.version);
  const firstJudged = inOrder.findIndex(isJudged);
  return inOrder
    .filter(
      (one, at) => isJudged(one) || firstJudged === -1 || at < firstJudged,
    )
    .reverse();
}

/** What the newest answers make of it; null when nothing was ever scored. */
export function newestProvisional<One extends Scored>(
  scorings: readonly One[],
): One | null {
  const inOrder = scorings.toSorted((a, b) => b.version - a.version);
  return inOrder.find((one) => !isJudged(one)) ?? null;
}

function isJudged({ scoredBy }: Scored): boolean {
  return scoredBy !== null;
}
