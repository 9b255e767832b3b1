import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import type { Facets } from "#app/domain/desk/queue-facets.server.ts";
import { addressOf, type Narrowed } from "./queue-address.ts";

/** Asks anew whenever the menu is opened, and shows what it was told before meanwhile; null until something is known. */
export function useFacets(narrowed: Narrowed) {
  const [facets, setFacets] = useState<Facets | null>(null);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);
  const ask = (isOpen: boolean) => {
    asking.current?.abort();
    if (!isOpen) return;
    const leaving = new AbortController();
    asking.current = leaving;
    const { search } = new URL(addressOf(narrowed), location.href);
    void facetsOf(search, leaving.signal).then((found) => {
      if (!leaving.signal.aborted)
        setFacets((known) => found ?? known ?? uncounted);
    });
  };
  return { facets, ask };
}

const uncounted: Facets = { counts: {}, isCapped: true };

/** Whoever opened the menu chooses without counts rather than wait. */
const answerMs = 5_000;

async function facetsOf(
  search: string,
  leaving: AbortSignal,
): Promise<Facets | null> {
  const signal = AbortSignal.any([leaving, AbortSignal.timeout(answerMs)]);
  try {
    const response = await fetch(`/desk/facets${search}`, { signal });
    return facetsSchema.parse(await response.json());
  } catch {
    return null;
  }
}

const facetsSchema = z.object({
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  isCapped: z.boolean(),
});
