import type { PastEvent } from "./events.ts";

type EventOf = { [Event in PastEvent as Event["type"]]: Event };
type EventType = keyof EventOf;
type Teller<Type extends EventType, Told, Context> = (
  event: EventOf[Type],
  context: Context,
) => Told;

/**
 * What is told of each type of event. Every type stands in it, so a new one does not compile until somebody has said what
 * each timeline tells of it.
 */
export type EventTable<Told, Context> = {
  [Type in EventType]: Teller<Type, Told, Context>;
};

/** The same, of a timeline that keeps some types to itself: they stand there as null. */
export type SparseEventTable<Told, Context> = {
  [Type in EventType]: Teller<Type, Told, Context> | null;
};

export function tellEvent<Told, Context>(
  table: EventTable<Told, Context>,
  event: PastEvent,
  context: Context,
): Told;
export function tellEvent<Told, Context>(
  table: SparseEventTable<Told, Context>,
  event: PastEvent,
  context: Context,
): Told | null;
export function tellEvent<Told, Context>(
  table: SparseEventTable<Told, Context>,
  event: PastEvent,
  context: Context,
): Told | null {
  return tell(table, event.type, event, context);
}

/** The type stands beside its event, for the compiler to see that they belong together. */
function tell<Type extends EventType, Told, Context>(
  table: SparseEventTable<Told, Context>,
  type: Type,
  event: EventOf[Type],
  context: Context,
): Told | null {
  const teller = table[type];
  return teller && teller(event, context);
}
