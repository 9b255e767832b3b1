import type { Hit } from "#app/domain/desk/search-hits.server.ts";
import type { TextPlace } from "#app/domain/search/text.ts";
import { questionWords } from "#app/components/desk/question-words.ts";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";

/** The sentence by which a report was found, and where it stands; what was searched for is marked. */
export function RowHit({ place, sentence }: Hit) {
  return (
    <p className="row-hit">
      <b>{placeWords(place)}:</b>{" "}
      {sentence === null ? (
        "as searched for"
      ) : (
        <bdi>
          {sentence.map(({ text, isMarked }, at) =>
            isMarked ? (
              <mark key={at}>
                <StrangerWords text={text} />
              </mark>
            ) : (
              <StrangerWords key={at} text={text} />
            ),
          )}
        </bdi>
      )}
    </p>
  );
}

function placeWords(place: TextPlace): string {
  switch (place.is) {
    case "answer":
      return questionWords[place.questionId];
    case "message":
      return place.isReporters ? "From the reporter" : "To the reporter";
    case "note":
      return "Note";
    case "file-name":
      return "Name of a file";
    case "file":
      return "In a file";
  }
}
