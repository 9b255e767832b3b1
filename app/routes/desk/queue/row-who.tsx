import type { QueueEntry } from "#app/domain/desk/queue.server.ts";

/** Who works it, by initials; the name is said and shown on pointing at it. */
export function RowWho({ name, isMe }: { name: string | null; isMe: boolean }) {
  const words = isMe ? "You" : (name ?? "Nobody");
  const kind = isMe ? "who-me" : name === null ? "who-none" : "";
  return (
    <span className={`who ${kind}`} title={`Assigned to: ${words}`}>
      <span className="visually-hidden">Assigned to: {words}</span>
      <span aria-hidden="true">{name === null ? "" : initialsOf(name)}</span>
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toUpperCase();
}

/** Who works it for the viewer's unit; for who sees all units, who works it for the primary one. */
export function assigneeOf({
  part,
  assigneeName,
  units,
}: QueueEntry): string | null {
  if (part) return assigneeName;
  return units.find((one) => one.part === "primary")?.assigneeName ?? null;
}
