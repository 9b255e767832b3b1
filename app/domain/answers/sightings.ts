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
      identityOf(each),
      each,
    ]),
  );
  const sightings = new Map<string, Sighting>();
  const leftOut = new Map<string, Indicator>();
  for (const questionId of texts) {
    const text = valueOf(asked, questionId) ?? "";
    for (const { lines, ...seen } of sightedIn(text)) {
      const reviewed = reviewOf(questionId, review.get(identityOf(seen)));
      const meant = reviewed ? meantBy(reviewed) : seen;
      const key = identityOf(meant ?? seen);
      const place = { questionId, lines };
      const known = sightings.get(key);
      if (meant === null) leftOut.set(key, leftOut.get(key) ?? seen);
      else if (known) known.places.push(place);
      else
        sightings.set(key, {
          ...meant,
          places: [place],
          recognisedAs: reviewed && isCorrected(reviewed) ? seen.value : null,
          isReviewed: reviewed !== undefined,
        });
    }
  }
  return {
    sightings: [...sightings.values()],
    leftOut: [...leftOut.values()],
  };
}

/**
 * A correction counts for the list that the reporter looked at. What the reporter called no indicator counts as none in
 * every text.
 */
function reviewOf(questionId: QuestionId, said: Reviewed | undefined) {
  return questionId === "indicators" || said?.choice !== "correct"
    ? said
    : undefined;
}

function isCorrected({ choice }: Reviewed): boolean {
  return choice === "correct";
}

function identityOf({
  kind,
  value,
}: Pick<Indicator, "kind" | "value">): string {
  return `${kind} ${value}`;
}
