import { keyedDigest } from "../vault/digest.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { Clock } from "./legal.ts";
import type { Reminder } from "./calendar-file.ts";

/** A clock that is in force and runs: what is worth a reminder. */
export function isReminded({ deadline, standing }: Clock): boolean {
  return deadline.in_force && standing.is === "running";
}

/** The reminders of a report, each with nothing but its number as its title. */
export function remindersOf(
  clocks: readonly Clock[],
  {
    keyring,
    reportId,
    version,
    titleOf,
  }: {
    keyring: Keyring;
    reportId: string;
    /** Of the answers that the clocks are of: whatever changes a deadline makes a new one. */
    version: number;
    titleOf: (number: number) => string;
  },
): Reminder[] {
  return clocks
    .filter(isReminded)
    .flatMap(({ id, number, standing, length }) =>
      "lapsesAt" in standing
        ? [
            {
              uid: uidOf(keyring, `${reportId}/${id}`),
              sequence: version,
              title: titleOf(number),
              at: standing.lapsesAt,
              alarmMinutesBefore: isLong(length.unit) ? 24 * 60 : 2 * 60,
            },
          ]
        : [],
    );
}

/** Of a law that gives days the reminder comes a day before, of one that gives hours two hours before. */
function isLong(unit: Clock["length"]["unit"]): boolean {
  return unit === "days" || unit === "business-days";
}

/** Tells nobody without the keyring which report or law it is of. A UUID of version 8 (RFC 9562, 5.8; RFC 7986, 5.3). */
function uidOf(keyring: Keyring, name: string): string {
  const bytes = keyedDigest(keyring.pepper, "calendar-entry", name);
  const hex = bytes.subarray(0, 16).toString("hex");
  const pieces = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ];
  return pieces.join("-");
}
