/**
 * A stranger's words amid ours: whatever direction they are written in, the sentence around them keeps its own. For text
 * that no `<bdi>` can stand around, such as a label or an error.
 */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Hebrew, Arabic and the other scripts that run from right to left. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Characters that are not seen and change what is read are told by their number: one that turns the rest of a line round
 * makes "exe.cod" of "doc.exe". Joiners stay where a script or an emoji is written with them, and so do line feeds and tabs.
 */
export function visible(text: string): string {
  return text
    .replace(unseen, (one) => `[U+${numberOf(one)}]`)
    .replace(idleJoiner, (one) => `[U+${numberOf(one)}]`);
}

const unseen = /(?![\n\t\u00ad\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Between two letters of the Latin alphabet, or alone, it joins nothing. */
const idleJoiner = /(?<!\P{ASCII})[\u200c\u200d]|[\u200c\u200d](?!\P{ASCII})/gu;

function numberOf(one: string): string {
  return (one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
