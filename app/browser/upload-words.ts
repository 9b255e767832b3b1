/** What the page gives the browser to say, in the reader's language, as JSON in `data-words`. */
const uploadWordIds = [
  "waiting",
  "sending",
  "offline",
  "busy",
  "paused",
  "checking",
  "same",
  "differs",
  "unread",
  "ended",
  "refused",
  "tooLarge",
  "tooMany",
  "tooManyParts",
  "storeFull",
  "empty",
  "sendEmpty",
  "closed",
  "arrived",
  "pause",
  "goOn",
  "again",
  "stop",
  "stopSure",
  "progress",
] as const;
type UploadWord = (typeof uploadWordIds)[number];
export type UploadWords = Record<UploadWord, string>;

/** As the page wrote them, from a catalogue that has every word. */
export function uploadWordsFrom(json: string): UploadWords {
  const words: Record<string, string> = JSON.parse(json);
  if (!isWhole(words)) throw new Error("the page lacks a word");
  return words;
}

function isWhole(words: Record<string, string>): words is UploadWords {
  return uploadWordIds.every((id) => id in words);
}

/** "{name} has arrived." with the name put in. */
export function fillIn(words: string, values: Record<string, string>): string {
  return words.replace(/\{(\w+)\}/g, (all, id: string) => values[id] ?? all);
}
