import reference from "#db/reference/sources.json" with { type: "json" };

/** A source as a reader is told it: what it is called, and of when it is. */
export type ToldSource = {
  title: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD; null: it does not say. */
  on: string | null;
  url: string | null;
  /** Of a year that much has changed since: to be compared with the office's own page. */
  isOld: boolean;
};

type Known = { ref: string; title: string; on?: string };
const known: Readonly<Record<string, Known>> = reference;
const byRef = new Map(Object.values(known).map((each) => [each.ref, each]));

/** Contacts move within a few years. */
const firstRecentYear = 2023;

/**
 * By what it stands for in `db/reference/sources.json`. One that is not there, as an installation may add, is told as it was
 * written.
 */
export function toldSource({ ref }: { ref: string }): ToldSource {
  const source = byRef.get(ref);
  const on = source?.on ?? null;
  return {
    title: source?.title ?? ref,
    on,
    url: /^https:\/\/\S+$/.exec(ref)?.[0] ?? null,
    isOld: on !== null && Number(on.slice(0, 4)) < firstRecentYear,
  };
}
