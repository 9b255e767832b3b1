/** One entry of a calendar: an instant and a title that says nothing. */
export type Reminder = {
  /** The same for the same clock each time, so that a newer file replaces what an older one brought. */
  uid: string;
  /** Never less than in an older file, and more once the entry was changed. */
  sequence: number;
  title: string;
  at: Date;
  alarmMinutesBefore: number;
};

/**
 * A calendar file (RFC 5545), published (RFC 5546). It names neither this portal nor what the reminders are about: calendars are copied to
 * places that an intruder may read. An iCalendar object must hold an entry (3.6), so there is none without reminders.
 */
export function calendarFile(reminders: readonly Reminder[], now: Date) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Reminders//Reminders 1.0//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...reminders.flatMap((reminder) => entryOf(reminder, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function entryOf(
  { uid, sequence, title, at, alarmMinutesBefore }: Reminder,
  now: Date,
): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${utc(now)}`,
    // Which of two files is the newer is told by this first (RFC 5546, 2.1.5).
    `SEQUENCE:${sequence}`,
    organizer,
    // No end: it takes no time (3.6.1).
    `DTSTART:${utc(at)}`,
    `SUMMARY:${escaped(title)}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${alarmMinutesBefore}M`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** Needed in what is published (RFC 5546, 3.2.1). It is nobody's address, and names nobody (RFC 2606, 2). */
const organizer = "ORGANIZER;CN=Reminders:mailto:reminders@reminders.invalid";

/** "20261127T045900Z" (3.3.5, form 2): right in every zone, without a description of one. */
function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** TEXT (3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

const mostOctets = 75;

/** Lines of more than 75 octets go on after a line break and a space; no character is cut in two (3.1). */
function folded(line: string): string {
  let [text, octets] = ["", 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > mostOctets) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
