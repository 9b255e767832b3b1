/**
 * Which of a report's scorings counts: the newest that a responder made; only where there is none, the newest that follows
 * from the reporter's answers. A provisional one never overrules a person.
 */
export function standingOf<
  Scored extends { version: number; scoredBy: string | null },
>(scorings: readonly Scored[]): Scored | null {
  const judged = scorings.filter(({ scoredBy }) => scoredBy !== null);
  return newestOf(judged) ?? newestOf(scorings);
}

export function newestOf<Scored extends { version: number }>(
  scorings: readonly Scored[],
): Scored | null {
  return scorings.reduce<Scored | null>(
    (newest, one) => (newest && newest.version > one.version ? newest : one),
    null,
  );
}
