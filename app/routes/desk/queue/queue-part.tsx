import type { QueueEntry } from "#app/domain/desk/queue.server.ts";
import {
  outcomeWords,
  partStateWords,
  partWords,
  statusWords,
} from "#app/components/desk/words.ts";

/** Where the report stands, and whose part it is. */
export function QueuePart({
  entry: { status, outcome, part, partState, units },
}: {
  entry: QueueEntry;
}) {
  const primary = units.find((unit) => unit.part === "primary");
  const others = units.length - (primary ? 1 : 0);
  return (
    <>
      <div>{statusWords[status]}</div>
      <div className="quiet">
        {status === "closed" && outcome ? outcomeWords[outcome] : null}
        {part && partState
          ? `${partWords[part]} part, ${partStateWords[partState].toLowerCase()}`
          : null}
        {!part && primary ? primary.unitName : null}
        {!part && !primary && status !== "closed" ? "No unit holds it" : null}
        {!part && others > 0 ? ` and ${others} more` : null}
      </div>
    </>
  );
}
