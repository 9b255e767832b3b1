import type { Indicator } from "../indicator/recognised.ts";
import { meantBy, sightedIn, type Reviewed } from "../indicator/review.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { onPath } from "../form/path.ts";
import type { QuestionId } from "../form/questions.ts";

/** An indicator seen in one report. */
export type Sighting = Indicator & {
  places: { questionId: QuestionId; lines: number[] }[];
  /** What was recognised before the reporter corrected it. */
  recognisedAs: string | null;
  /** Whether the reporter looked at it; what stands in the account alone is not asked back. */
  isReviewed: boolean;
};

const texts = ["indicators", "what_seen"] as const;

/** Every indicator in the texts of the path, each once, and what the reporter left out. */
export function sightingsOf(answers: Answers): {
  sightings: Sighting[];
  leftOut: Indicator[];
} {
  const asked = onPath(answers);
  const review = new Map(
    (valueOf(asked, "indicators_review") ?? []).map((each) => [
      keyOf(each),
      each,
    ]),
  );
  const sightings = new Map<string, Sighting>();
  const leftOut: Indicator[] = [];
  for (const questionId of texts) {
    for (const { lines, ...seen } of sightedIn(
      valueOf(asked, questionId) ?? "",
    )) {
      const said = review.get(keyOf(seen));
      // A correction is of the list that was looked at; what is no indicator is none anywhere.
      const isSaidOfThis =
        questionId === "indicators" || said?.choice !== "correct";
      const reviewed = isSaidOfThis ? said : undefined;
      const meant = reviewed ? meantBy(reviewed) : seen;
      if (meant === null) {
        if (!leftOut.some((each) => keyOf(each) === keyOf(seen)))
          leftOut.push(seen);
        continue;
      }
      const place = { questionId, lines };
      const known = sightings.get(keyOf(meant));
      if (known) known.places.push(place);
      else
        sightings.set(keyOf(meant), {
          ...meant,
          places: [place],
          recognisedAs: reviewed && isCorrected(reviewed) ? seen.value : null,
          isReviewed: reviewed !== undefined,
        });
    }
  }
  return { sightings: [...sightings.values()], leftOut };
}

function isCorrected({ choice }: Reviewed): boolean {
  return choice === "correct";
}

function keyOf({ kind, value }: Pick<Indicator, "kind" | "value">): string {
  return `${kind} ${value}`;
}
