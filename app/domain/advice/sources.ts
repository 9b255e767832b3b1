import sources from "#db/reference/sources.json" with { type: "json" };

const known: Partial<Record<string, { ref: string; title: string }>> = sources;

/** Where an advice was read, and whether a part of it was only remembered. */
export function sourcesOfBasis(basis: string) {
  const ids = [...basis.matchAll(/\[(s\d+)\]/g)].map(([, id = ""]) => id);
  return {
    sources: ids.flatMap((id) => known[id]?.ref ?? []),
    titles: ids.flatMap((id) => known[id]?.title ?? []),
    isPartlyRemembered: basis.includes("[knowledge, unverified]"),
  };
}
