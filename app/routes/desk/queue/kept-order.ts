import { useEffect, useState } from "react";

const kept = "queue-order";

/** Where somebody came from: the queue as it was narrowed, and the reports on its page in their order, by their ids. */
type KeptOrder = { address: string; ids: string[] };

/** Of this tab alone, so that another one's queue changes nothing here. */
export function useKeepOrder({ address, ids }: KeptOrder): void {
  const order = JSON.stringify({ address, ids });
  useEffect(() => {
    try {
      sessionStorage.setItem(kept, order);
    } catch {
      // A browser that keeps nothing: its reports have no neighbors.
    }
  }, [order]);
}

export type QueuePlace = {
  /** Of the queue. */
  address: string;
  /** 1 for the first. */
  number: number;
  count: number;
  previousId: string | null;
  nextId: string | null;
};

/** Where the report stood in the queue that this tab showed last; null before the page's script runs, and for one that was not in it. */
export function useQueuePlace(reportId: string): QueuePlace | null {
  const [place, setPlace] = useState<QueuePlace | null>(null);
  useEffect(() => setPlace(placeIn(readOrder(), reportId)), [reportId]);
  return place;
}

export function placeIn(
  order: KeptOrder | null,
  reportId: string,
): QueuePlace | null {
  const at = order?.ids.indexOf(reportId) ?? -1;
  if (!order || at < 0) return null;
  const { address, ids } = order;
  return {
    ...{ address, number: at + 1, count: ids.length },
    previousId: ids[at - 1] ?? null,
    nextId: ids[at + 1] ?? null,
  };
}

function readOrder(): KeptOrder | null {
  try {
    return orderOf(JSON.parse(sessionStorage.getItem(kept) ?? "null"));
  } catch {
    return null;
  }
}

/** Null for what is no order: an extension may have written it. */
function orderOf(value: unknown): KeptOrder | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("address" in value) || !("ids" in value)) return null;
  const { address, ids } = value;
  if (typeof address !== "string" || !address.startsWith("/desk")) return null;
  if (!Array.isArray(ids)) return null;
  return { address, ids: ids.filter((id) => typeof id === "string") };
}
