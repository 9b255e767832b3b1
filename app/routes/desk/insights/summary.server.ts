import type { Times } from "#app/domain/insight/counts.server.ts";
import type { Figures } from "#app/domain/insight/figures.server.ts";
import { leastForTail } from "#app/domain/insight/figure.ts";
import { lasted, share } from "./span-words.ts";
import { tailOf } from "./tables.server.ts";
import type { AddressOf } from "./table-shown.ts";

/** One of the figures over the page. */
export type Headline = {
  title: string;
  text: string;
  to?: string;
  of?: string;
  note: string;
  /** Those that are neither looked at, or answered, yet. */
  waits?: { text: string; to: string };
};

/** The six that a lead asks for first, each beside what it was. */
export function headlinesOf(figures: Figures, to: AddressOf): Headline[] {
  const { counts, looks, answers, promises, misroutes, reopened } = figures;
  const sum = <Row extends { isThis: boolean; count: number }>(
    rows: readonly Row[],
    isThis: boolean,
    of: (row: Row) => number,
  ) =>
    rows
      .filter((row) => row.isThis === isThis)
      .reduce((all, row) => all + of(row), 0);
  const missed = (isThis: boolean) => ({
    part: sum(promises, isThis, ({ late }) => late),
    whole: sum(promises, isThis, ({ count }) => count),
  });
  const away = (isThis: boolean) => ({
    part: sum(misroutes, isThis, (row) => row.away),
    whole: sum(misroutes, isThis, ({ count }) => count),
  });
  return [
    {
      ...{ title: "Reports", text: String(counts.sent.now), to: to("sent") },
      note: `was ${counts.sent.before}`,
    },
    timesHeadline("First look, median", looks, [to("sent"), to("unlooked")]),
    timesHeadline("First answer, median", answers, [
      to("sent"),
      to("unanswered"),
    ]),
    shareHeadline("Late promises", missed(true), missed(false)),
    {
      ...shareHeadline("Misroutes", away(true), away(false)),
      to: to("misroute"),
    },
    {
      ...{ title: "Opened again", text: String(reopened.now) },
      ...{ to: to("reopened"), note: `was ${reopened.before}` },
    },
  ].map(withoutNothing);
}

/** Of nothing there is nothing to list. */
function withoutNothing({ to, ...headline }: Headline): Headline {
  return headline.text === "0" ? headline : { ...headline, ...(to && { to }) };
}

function timesHeadline(
  title: string,
  { now, before }: Figures["looks"],
  [to, toWaiting]: [string, string],
): Headline {
  const none: Times = {
    count: 0,
    medianMs: null,
    tailMs: null,
    waitingCount: 0,
  };
  const [own, then] = [now.all ?? none, before.all ?? none];
  const tail = own.count < leastForTail ? null : `p95 ${lasted(tailOf(own))}`;
  const many = own.waitingCount;
  const waits = many > 0 && {
    text: many === 1 ? "1 still waits" : `${many} still wait`,
    to: toWaiting,
  };
  const was = then.count > 0 && `was ${lasted(then.medianMs)}`;
  return {
    ...{ title, text: lasted(own.medianMs) },
    ...(own.count > 0 && { to }),
    ...(waits && { waits }),
    note:
      [tail, was].filter(Boolean).join("; ") ||
      (many > 0 ? "" : "nothing to measure"),
  };
}

type Part = { part: number; whole: number };

function shareHeadline(title: string, now: Part, then: Part): Headline {
  return {
    ...{ title, text: String(now.part), of: `of ${now.whole}` },
    note: `${share(now.part, now.whole)}; was ${share(then.part, then.whole)}`,
  };
}
