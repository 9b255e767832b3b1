import { createRemixStub } from "@remix-run/testing";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { onTestFinished, vi } from "vitest";

/** What the frame of every page gives its parts; the rest is as where the root's own loader failed. */
type Frame = {
  locale?: "en" | "es";
  session?: { endsInMs: number; isLast: boolean; isCodeless: boolean };
};

/**
 * Puts a page of the product's own parts into the DOM of a test, as the server writes it, at half past nine on a day in
 * November. The clock stands until the test moves it, and what listens to the page is gone when the test is over.
 */
export function openPage(content: ReactNode, frame: Frame = {}): void {
  vi.useFakeTimers({ now: new Date(2026, 10, 24, 9, 30) });
  document.documentElement.lang = "en";
  document.body.innerHTML = write(content, frame);
  forgetListeners();
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}

export function write(content: ReactNode, frame: Frame = {}): string {
  const Page = createRemixStub([
    { id: "root", path: "*", loader: () => null, Component: () => content },
  ]);
  // The stub's router is for a browser, and warns where it is only written.
  const quiet = vi.spyOn(console, "error").mockReturnValue();
  const html = renderToStaticMarkup(
    <Page
      hydrationData={{ loaderData: { root: { locale: "en", ...frame } } }}
    />,
  );
  quiet.mockRestore();
  return html;
}

/** A script of a page listens as long as its page lives; here the next test has the same window. */
function forgetListeners() {
  const stop = new AbortController();
  for (const target of [window, document]) {
    const listen = target.addEventListener.bind(target);
    vi.spyOn(target, "addEventListener").mockImplementation(
      (
        type: string,
        listener: EventListenerOrEventListenerObject,
        options?: boolean | AddEventListenerOptions,
      ) =>
        listen(type, listener, {
          capture: options === true,
          signal: stop.signal,
        }),
    );
  }
  onTestFinished(() => stop.abort());
}

/** The one element of the page that the selector finds. */
export function part<E extends Element = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector} on the page`);
  return found;
}

/** What a person types, as the page hears it. */
export function type(field: HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The focus goes elsewhere after the field was changed. */
export function leave(field: Element): void {
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Lets time pass, and all that waits for it be done. */
export function pass(ms: number) {
  return vi.advanceTimersByTimeAsync(ms);
}
