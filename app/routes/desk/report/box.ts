import type { UnsentText } from "./unsent-text.ts";

/** What a form of the page is filled from, and where its words lie kept. */
export type Box = {
  id: string;
  /** Empty while nothing is kept under the id. */
  token: string;
  typed: Record<string, string>;
  keptMs: number | null;
};

/** What the page says of a form's texts, as it was read last. */
export type Read = {
  texts: readonly UnsentText[];
  /** Whether the text of this id was sent or thrown away. */
  isOver: (id: string) => boolean;
  freshId: string;
};

/** The newest text that opens, else an empty form. */
export function firstBox({ texts, freshId }: Read): Box {
  for (const { id, token, typed, keptMs } of texts)
    if (typed) return { id, token, typed, keptMs };
  return emptyBox(freshId);
}

export function emptyBox(id: string): Box {
  return { id, token: "", typed: {}, keptMs: null };
}

type Standing = {
  id: string;
  /** Every token that this page was given for the text: what is older than its own words is no news. */
  seen: ReadonlySet<string>;
  /** Nothing was typed since the last save. */
  isKept: boolean;
  isEmpty: boolean;
};

/**
 * What becomes of a form when the page was read anew: filled from another text; left as it is, under a new id, as its text is
 * over and more was typed; or nothing. Words that are not kept yet are never replaced.
 */
export function boxAfter(
  read: Read,
  { id, seen, isKept, isEmpty }: Standing,
): { fill: Box } | { rename: string } | null {
  if (read.isOver(id))
    return isKept ? { fill: firstBox(read) } : { rename: read.freshId };
  const row = read.texts.find((each) => each.id === id);
  if (row?.typed && !seen.has(row.token) && isKept)
    return { fill: { ...row, typed: row.typed } };
  const first = firstBox(read);
  const isNew = seen.size === 0 && !row;
  return isNew && isEmpty && first.token !== "" ? { fill: first } : null;
}
