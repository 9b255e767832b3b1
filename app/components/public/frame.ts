import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { messagesOf } from "#app/locales/messages.ts";
import type { loader } from "#app/root.tsx";

/** The reader's language and who runs this; also where the root's own loader failed. */
export function useFrame() {
  const root = useRouteLoaderData<typeof loader>("root");
  const locale = root?.locale ?? "en";
  const { pathname, search } = useLocation();
  return {
    locale,
    t: messagesOf(locale),
    siteName: root?.siteName ?? "Landline",
    operatorName: root?.operatorName ?? null,
    isDemonstration: root?.isDemonstration ?? false,
    /** Of the report that is open in this browser, on its pages. */
    session: root?.session ?? null,
    /** Its reporter went on without an access code: see `codeless.ts` of the words. */
    isCodeless: root?.session?.isCodeless ?? false,
    /** Of this page, with its query. */
    address: pathname + search,
  };
}

export function useWords(): Catalogue {
  return useFrame().t;
}
