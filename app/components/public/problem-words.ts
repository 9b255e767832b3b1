import { isRouteErrorResponse } from "@remix-run/react";
import type { Catalogue } from "#app/locales/catalogue.ts";

/** What a refused page says. `isOurFault`: nothing that the reader did. */
export function problemWords(
  t: Catalogue,
  error: unknown,
): { title: string; text: string; isOurFault: boolean } {
  const { trouble, damaged } = t.frame;
  if (isDamaged(error))
    return {
      title: damaged.title,
      text: `${damaged.text} ${damaged.next}`,
      isOurFault: true,
    };
  const status = isRouteErrorResponse(error) ? error.status : 500;
  switch (status) {
    case 401:
      return { ...trouble.ended, isOurFault: false };
    case 404:
      return { ...trouble.notFound, isOurFault: false };
    case 400:
    case 403:
    case 405:
      return { ...trouble.forbidden, isOurFault: false };
    case 409:
      return { ...trouble.conflict, isOurFault: false };
    default:
      return { ...trouble.failed, isOurFault: true };
  }
}

/** As `http.server.ts` answers for what does not open. */
function isDamaged(error: unknown): boolean {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  return typeof data === "object" && data !== null && "damaged" in data;
}
