import type { Opened } from "#app/domain/vault/opened.ts";
import { useWords } from "./frame.ts";
import { visible } from "./strange-text.ts";

/** A text that lay sealed; or, in its place, that it does not open. */
export function OpenedText({ text }: { text: Opened<string> }) {
  return text.is === "opened" ? <>{visible(text.value)}</> : <Damaged />;
}

/** The sentence in place of a value that does not open. */
export function Damaged() {
  return <em className="damaged">{useWords().frame.damaged.text}</em>;
}

/** What a colleague's code is called, in quotes; where it does not open, the list of codes says so and this passes over it. */
export function CodeLabel({ label }: { label: Opened<string> }) {
  const { unnamed } = useWords().codes;
  return label.is === "opened" ? (
    <>
      “<bdi>{visible(label.value)}</bdi>”
    </>
  ) : (
    <>{unnamed}</>
  );
}
