import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** A page changed by script says so as a loaded one does: focus goes to what went wrong, else to the form that it was opened for, else to
 * the new page. */
export function useFocusOnArrival() {
  const { key, pathname } = useLocation();
  const last = useRef({ key, pathname });
  useEffect(() => {
    const { current: before } = last;
    if (before.key === key) return;
    last.current = { key, pathname };
    const main = document.getElementById("main");
    const problem = main?.querySelector<HTMLElement>(
      '[role="alert"][tabindex]',
    );
    const form = main?.querySelector<HTMLElement>("[data-arrive]");
    const field = form?.querySelector<HTMLElement>(
      "select, textarea, input:not([type=hidden])",
    );
    const there = problem ?? field;
    if (there) there.focus();
    else if (before.pathname !== pathname) main?.focus({ preventScroll: true });
  }, [key, pathname]);
}
