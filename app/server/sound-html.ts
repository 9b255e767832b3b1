const end = "</body></html>";

/**
 * The page with all of its parts inside: Remix writes the loaders' data behind the document's end, where no element may be.
 * A browser puts them last in the body, so nothing changes for a script. And without the zero bytes that React 18 leaves
 * where a letter of several bytes did not fit at the end of one of its buffers.
 */
export function soundHtml(written: string): string {
  const html = written.replaceAll("\0", "");
  const at = html.indexOf(end);
  if (at === -1) return html;
  return html.slice(0, at) + html.slice(at + end.length) + end;
}
