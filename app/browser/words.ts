/** Words in the reader's language by their names, as the page wrote them for the browser: JSON in a data attribute. */
export function wordsFrom(json: string | undefined): Record<string, string> {
  return JSON.parse(json ?? "{}");
}
