/**
 * A stranger's words amid ours: whatever direction they are written in, the sentence around them keeps its own. For text
 * that no `<bdi>` can stand around, such as a label or an error.
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
