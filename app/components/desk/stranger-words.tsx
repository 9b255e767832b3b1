import { piecesOf } from "./as-typed.ts";

/**
 * Words that somebody outside wrote, as name, title, message or answer: what they hold turns nothing around it, and what would
 * not be seen is named.
 */
export function StrangerWords({ text }: { text: string }) {
  return (
    <bdi>
      {piecesOf(text).map(({ text: piece, isOdd }, at) =>
        isOdd ? (
          <span key={at} className="odd" title="A character that is not seen">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </bdi>
  );
}
