import { actorWords, eventWords } from "#app/components/desk/event-words.ts";
import { OpenedText } from "#app/components/desk/opened.tsx";
import { When } from "#app/components/desk/when.tsx";
import { isLook } from "#app/domain/audit/looks.ts";
import { wordFields } from "#app/domain/vocabulary/desk-form.ts";
import type { ReportView } from "./report-view.ts";

type Act = ReportView["events"][number];
type Typed = Record<string, string>;

/** More than a glance takes in; the timeline has them all. */
const toldMost = 5;

/** What others did since the page was shown from which a form was sent, the oldest first; the newest act where that is not known. */
export function actsSince(report: ReportView, { seen }: Typed): Act[] {
  const acts = report.events.filter(({ event }) => !isLook(event));
  const position = Number.parseInt(seen ?? "", 10);
  if (Number.isNaN(position)) return acts.slice(-1);
  return acts.filter(
    (act) =>
      act.position > position &&
      !(act.actor.kind === "responder" && act.actor.id === report.viewerId),
  );
}

/** Who did what, and when. */
export function WhatChanged({
  report,
  acts,
}: {
  report: ReportView;
  acts: readonly Act[];
}) {
  if (acts.length === 0) return null;
  return (
    <ul className="reasons">
      {acts.slice(-toldMost).map(({ chain, position, actor, event, at }) => (
        <li key={`${chain} ${position}`}>
          {eventWords(event, report)}. {actorWords(actor, event)},{" "}
          <When at={at} />.
        </li>
      ))}
    </ul>
  );
}

type Theirs = NonNullable<ReportView["contents"]>["notes"][number]["body"];

/** What a colleague wrote meanwhile; null where they wrote nothing. */
export function textOfOthers(
  { contents }: ReportView,
  acts: readonly Act[],
): { by: string; at: Date; body: Theirs } | null {
  for (const { event, actor, at } of acts.toReversed()) {
    const by = actorWords(actor, event);
    if (event.type === "message.sent") {
      const found = contents?.messages.find(({ id }) => id === event.messageId);
      if (found) return { by, at, body: found.body };
    }
    if (event.type === "note.written") {
      const found = contents?.notes.find(({ id }) => id === event.noteId);
      if (found) return { by, at, body: found.body };
    }
  }
  return null;
}

/** Theirs, which stands, beside what was typed and not sent. */
export function TwoTexts({
  theirs: { by, at, body },
  typed,
}: {
  theirs: NonNullable<ReturnType<typeof textOfOthers>>;
  typed: Typed;
}) {
  const mine = wordFields.flatMap((field) => typed[field] || []);
  if (mine.length === 0) return null;
  return (
    <div className="two-texts">
      <div>
        <p className="byline">
          <strong>{by}</strong> <When at={at} />
        </p>
        <p className="words">
          <OpenedText text={body} />
        </p>
      </div>
      <div>
        <p className="byline">
          <strong>You</strong> <span>not sent</span>
        </p>
        <p className="words">{mine.join("\n\n")}</p>
      </div>
    </div>
  );
}
