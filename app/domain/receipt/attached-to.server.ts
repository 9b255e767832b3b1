import { inflateSync } from "node:zlib";

/** As long as a receipt may be that is pasted. */
const longestBytes = 100_000;
/** A receipt of ours has one; who wrote more does not keep us busy with them. */
const mostAttached = 8;

/** What there is to check in a file. Of a PDF without a receipt the beginning, in which none is found, however long it is. */
export function receiptTextIn(file: Buffer): string {
  const attached = attachedTo(file);
  if (attached !== null) return attached;
  return (isPdf(file) ? file.subarray(0, headBytes) : file).toString("utf8");
}

const headBytes = 1024;

function isPdf(file: Buffer): boolean {
  return file.subarray(0, headBytes).includes("%PDF-");
}

/**
 * The signed file in a receipt's PDF, as `paper` attached it; null for any other file. It reads what we wrote: of a PDF that another
 * program saved anew, the text can still be pasted.
 */
export function attachedTo(pdf: Buffer): string | null {
  if (!isPdf(pdf)) return null;
  let at = 0;
  for (let count = 0; count < mostAttached; count++) {
    at = pdf.indexOf("/EmbeddedFile", at + 1);
    const start = pdf.indexOf("stream\n", at);
    const end = pdf.indexOf("\nendstream", start);
    if (at === -1 || start === -1 || end === -1) return null;
    const text = inflated(pdf.subarray(start + "stream\n".length, end));
    if (text?.includes('"jws"')) return text;
  }
  return null;
}

/** Null for what does not inflate, or becomes longer than a receipt is. */
function inflated(packed: Buffer): string | null {
  try {
    return inflateSync(packed, { maxOutputLength: longestBytes }).toString(
      "utf8",
    );
  } catch {
    return null;
  }
}
