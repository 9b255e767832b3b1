export type Text = { key: string; text: string };

/** Every text of a catalogue with its key; a sentence that takes words is told with "3", which reads as any of them. */
export function textsOf(words: unknown, key = ""): Text[] {
  if (typeof words === "string") return [{ key, text: words }];
  if (typeof words === "function") {
    const blanks = Array.from({ length: words.length }, () => "3");
    return textsOf(words(...blanks), key);
  }
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([name, each]) =>
    textsOf(each, key === "" ? name : `${key}.${name}`),
  );
}
