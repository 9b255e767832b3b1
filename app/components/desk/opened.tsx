import type { Opened } from "#app/domain/vault/opened.ts";
import { StrangerWords } from "./stranger-words.tsx";
import { damagedWords } from "./words.ts";

/** A text that lay sealed; or, in its place, that it does not open. */
export function OpenedText({ text }: { text: Opened<string> }) {
  return text.is === "opened" ? (
    <StrangerWords text={text.value} />
  ) : (
    <Damaged />
  );
}

/** The sentence in place of a value that does not open. */
export function Damaged() {
  return <em className="damaged">{damagedWords}</em>;
}

/** The code of a colleague by what it is called. So many places name it that none of them repeats the whole sentence. */
export function CodeLabel({ label }: { label: Opened<string> }) {
  return label.is === "opened" ? (
    <>
      code “<StrangerWords text={label.value} />”
    </>
  ) : (
    <>a code whose name does not open</>
  );
}
