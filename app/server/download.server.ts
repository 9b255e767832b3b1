/** A file for a person to keep; no browser or proxy stores it by itself. Its name says nothing of who reports. */
export function fileOf(
  name: string,
  type: string,
  content: string | Buffer,
): Response {
  const body =
    typeof content === "string" ? content : new Uint8Array(content).buffer;
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
