import type { QueueEntry } from "#app/domain/desk/queue.server.ts";
import { Damaged } from "#app/components/desk/opened.tsx";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { waitWords } from "#app/components/desk/words.ts";

/** The affected organisation, or why it is not said. */
export function Named({
  entry: { headline, waitsFor },
}: {
  entry: Pick<QueueEntry, "headline" | "waitsFor">;
}) {
  if (headline?.is === "damaged") return <Damaged />;
  if (headline) {
    const { organisation } = headline.value;
    return organisation === null ? (
      "Organization not named"
    ) : (
      <StrangerWords text={organisation} />
    );
  }
  return waitsFor ? waitWords[waitsFor] : "Contents not shown to you";
}
