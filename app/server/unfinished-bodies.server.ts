type UnfinishedLimits = {
  /** Of one network. */
  networkBytes: number;
  /** Of all of them. */
  processBytes: number;
};

/** Five and sixteen bodies of the longest kind, or some hundreds of those that anybody may send. */
const usualUnfinished: UnfinishedLimits = {
  networkBytes: 16 * 1024 * 1024,
  processBytes: 48 * 1024 * 1024,
};

/** A form of 64 kB needs this long on a line of 100 kbit/s: until then it gives way to nobody. */
const graceMs = 5_000;

type UnfinishedBody = {
  /** False, and nothing counted, when it would be too much. */
  add: (bytes: number) => boolean;
  /** It came whole, or is given up. */
  end: () => void;
};

export type UnfinishedBodies = {
  open: (of: {
    /** Null where none can be told. */
    network: string | null;
    /** It is given up for another. */
    giveWay: () => void;
  }) => UnfinishedBody;
};

type Held = {
  network: string | null;
  bytes: number;
  begunAt: number;
  giveWay: () => void;
};

/**
 * Counts what lies in memory of bodies that have not come whole yet. Where it would be too much, those that have been coming for
 * the longest time give way: who never ends a body keeps nobody else from sending one.
 */
export function unfinishedBodies(
  limits: UnfinishedLimits = usualUnfinished,
  now: () => number = Date.now,
): UnfinishedBodies {
  const held = heldBodies();
  /** By a body that would grow by so much. */
  const isTooMuch = (network: string | null, bytes: number) => ({
    ofNetwork:
      network !== null && held.bytesOf(network) + bytes > limits.networkBytes,
    ofAll: held.allBytes() + bytes > limits.processBytes,
  });
  const makeRoom = (body: Held, bytes: number): boolean => {
    for (const other of held.oldestFirst()) {
      const { ofNetwork, ofAll } = isTooMuch(body.network, bytes);
      if (!ofNetwork && !ofAll) return true;
      if (now() - other.begunAt < graceMs) return false;
      if (other === body) continue;
      if (ofNetwork && other.network !== body.network) continue;
      held.remove(other);
      other.giveWay();
    }
    const { ofNetwork, ofAll } = isTooMuch(body.network, bytes);
    return !ofNetwork && !ofAll;
  };
  return {
    open: ({ network, giveWay }) => {
      const body = { network, bytes: 0, begunAt: now(), giveWay };
      held.add(body);
      return {
        add: (bytes) => {
          if (!held.has(body) || !makeRoom(body, bytes)) return false;
          held.grow(body, bytes);
          return true;
        },
        end: () => held.remove(body),
      };
    },
  };
}

/** The bodies and their sums. */
function heldBodies() {
  const held = new Set<Held>();
  const sums = new Map<string | null, number>();
  let allBytes = 0;
  const grow = (body: Held, bytes: number) => {
    body.bytes += bytes;
    allBytes += bytes;
    const sum = (sums.get(body.network) ?? 0) + bytes;
    if (sum > 0) sums.set(body.network, sum);
    else sums.delete(body.network);
  };
  return {
    grow,
    allBytes: () => allBytes,
    bytesOf: (network: string) => sums.get(network) ?? 0,
    has: (body: Held) => held.has(body),
    add: (body: Held) => void held.add(body),
    /** In the order in which they began. */
    oldestFirst: () => held.values(),
    remove: (body: Held) => {
      if (held.delete(body)) grow(body, -body.bytes);
    },
  };
}
