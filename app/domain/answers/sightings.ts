import type { Indicator } from "../indicator/recognised.ts";
import { meantBy, sightedAllIn, type Reviewed } from "../indicator/review.ts";
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
  /** A text holds more of a kind than is read. */
  isCut: boolean;
} {
  const asked = onPath(answers);
  const review = reviewsIn(asked);
  const sightings = new Map<string, Sighting>();
  const leftOut = new Map<string, Indicator>();
  const reads = texts.map((questionId) => ({
    questionId,
    ...sightedAllIn(valueOf(asked, questionId) ?? ""),
  }));
  for (const { questionId, sighted } of reads) {
    for (const { lines, ...seen } of sighted) {
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
    isCut: reads.some(({ isCut }) => isCut),
  };
}

/** What the reporter said to each of the list. */
function reviewsIn(asked: Answers): Map<string, Reviewed> {
  const all = valueOf(asked, "indicators_review") ?? [];
  return new Map(all.map((each) => [identityOf(each), each]));
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
