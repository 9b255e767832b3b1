/** How hard a text is to read, as the years of school it takes (Flesch and Kincaid, 1975). */
export function gradeOf(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsIn);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return (
    0.39 * (words.length / sentences.length) +
    11.8 * (syllables / words.length) -
    15.59
  );
}

/** Divided at full stops, question marks and colons before a space; "a.m." and addresses hold together. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[\p{L}\d)”"][.?!:…])\s+|\n+/u)
    .filter((sentence) => wordsIn(sentence).length > 0);
}

export function wordsIn(sentence: string): string[] {
  return sentence.match(/[\p{L}\d][\p{L}\d’'-]*/gu) ?? [];
}

/** Groups of vowels, less what is silent at the end; within one of the dictionary's count for nearly every word. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const spoken = letters
    .replace(/(?:[^laeiouyscxzg]es|[^td]ed|[^l]e)$/, (end) => end[0] ?? "")
    .replace(/^y/, "");
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}
