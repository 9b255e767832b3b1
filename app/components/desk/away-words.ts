import { dateFormat } from "#app/domain/clock/formats.ts";
import { visibly } from "./as-typed.ts";
import { timeOfDay } from "./time.ts";

type Person = {
  id: string;
  name: string;
  away: { untilAt: Date; deputyName: string } | null;
};

type Reader = { responderId: string; timeZone: string };

/** A person among those who can be chosen: with how long they are away, and to whom what they are given goes. */
export function personChoice(
  { id, name, away }: Person,
  { responderId, timeZone }: Reader,
): { value: string; label: string } {
  const shown = visibly(name);
  if (id === responderId) return { value: id, label: `${shown} (you)` };
  if (!away) return { value: id, label: shown };
  const until = awayUntil(away.untilAt, timeZone);
  const label = `${shown}, away until ${until}: goes to ${visibly(away.deputyName)}`;
  return { value: id, label };
}

/** "Thursday, Dec 3, 08:00" */
export function awayUntil(at: Date, timeZone: string): string {
  return `${dayWords(at, timeZone)}, ${timeOfDay(at, timeZone)}`;
}

/** "Thursday, Dec 3" */
export function dayWords(at: Date, timeZone: string): string {
  return dateFormat("en-US", {
    ...{ timeZone, weekday: "long", month: "short", day: "numeric" },
  }).format(at);
}
