import type { Checked } from "#app/domain/desk/history-check.server.ts";
import { actsWords } from "./history-words.ts";

/** What a check found, in words, and what it does not cover. */
export function CheckResult({ checked }: { checked: Checked }) {
  const { breaches, isWhole, of } = checked;
  const isGood = breaches.length === 0;
  const kind = isGood
    ? isWhole
      ? "banner-good"
      : "banner-warn"
    : "banner-bad";
  return (
    <div className={`banner ${kind}`} role="alert" tabIndex={-1}>
      <h2>{titleOf(checked)}</h2>
      <p>{countWords(checked)}</p>
      {isGood ? null : (
        <ul>
          {breaches.map((breach) => (
            <li key={breach}>{breach}</li>
          ))}
        </ul>
      )}
      <p className="quiet">
        {of === "report"
          ? "Not covered: acts cut off at the end of the chain together with its head, as long as no line that was kept elsewhere is later; and whether an act is missing that was never recorded."
          : "Not covered: links before the checkpoint, which were not computed anew; what came after it and was cut off at the end together with its head; and an act that was never recorded."}{" "}
        <code>npm run admin -- verify-history</code> on the server computes all
        of it, and holds it against the reports, sessions and passkeys that
        there are.
      </p>
    </div>
  );
}

function titleOf({ breaches, isWhole, of, number, reference }: Checked) {
  if (breaches.length > 0) return "The history is not what it was";
  const what =
    of === "report"
      ? `of ${reference ?? "this report"}`
      : `since checkpoint ${number}`;
  return isWhole
    ? `The history ${what} is whole`
    : `Nothing amiss so far ${what}, and not all of it was read`;
}

function countWords({ eventsCount, chainsCount, isWhole, of }: Checked) {
  const chains = chainsCount === 1 ? "1 chain" : `${chainsCount} chains`;
  const read =
    of === "report"
      ? `${actsWords(eventsCount)} computed anew.`
      : `${actsWords(eventsCount)} in ${chains} computed anew, and every line since.`;
  return isWhole
    ? read
    : `${read} The time that a page may take was over: a newer line leaves less to read.`;
}
