/** Whether a browser loads it ahead, in case somebody goes there: Sec-Purpose of the standard, Purpose and X-Moz before it. */
export function isPrefetch(
  headers: Record<string, string | string[] | undefined>,
): boolean {
  return ["sec-purpose", "purpose", "x-moz"].some((name) =>
    /\b(?:prefetch|prerender)\b/i.test(String(headers[name] ?? "")),
  );
}
