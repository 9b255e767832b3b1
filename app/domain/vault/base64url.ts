/**
 * Null for anything but what these bytes are written as: the last letter of a text has bits that decoders overlook, so that
 * several texts would mean the same bytes, and a letter could be changed unseen.
 */
export function readBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : null;
}
