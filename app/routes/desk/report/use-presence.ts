import { useEffect } from "react";
import { deskForms, type DeskForm } from "#app/domain/vocabulary/desk-form.ts";
import type { Presence } from "#app/domain/desk/presence.server.ts";

/** Less than half of the time after which the server forgets a page. */
const beatMs = 8_000;
/** After the last key. */
const typingMs = 10_000;

/** Says that this page is open, and in which of its forms somebody types; nothing of what they type. Not while it is hidden. */
export function usePresence(reportId: string, isConnected: boolean) {
  useEffect(() => {
    if (!isConnected) return;
    const page = new OpenPage(reportId);
    const onInput = ({ target }: Event) => page.typed(formOf(target));
    const change = () => page.change();
    const leave = () => page.leave();
    const beating = setInterval(() => page.beat(), beatMs);
    page.change();
    document.addEventListener("input", onInput);
    document.addEventListener("visibilitychange", change);
    addEventListener("pagehide", leave);
    addEventListener("pageshow", change);
    return () => {
      clearInterval(beating);
      document.removeEventListener("input", onInput);
      document.removeEventListener("visibilitychange", change);
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", change);
      leave();
    };
  }, [reportId, isConnected]);
}

class OpenPage {
  readonly #reportId: string;
  readonly #opening = crypto.randomUUID();
  #typing: { is: DeskForm; untilMs: number } | null = null;
  #said: Presence["is"] = "gone";

  constructor(reportId: string) {
    this.#reportId = reportId;
  }

  typed(is: DeskForm | undefined): void {
    if (!is) return;
    this.#typing = { is, untilMs: Date.now() + typingMs };
    this.change();
  }

  beat(): void {
    const is = this.#isNow();
    if (is !== "gone" || this.#said !== "gone") this.#say(is);
  }

  change(): void {
    if (this.#isNow() !== this.#said) this.#say(this.#isNow());
  }

  leave(): void {
    if (this.#said !== "gone") this.#say("gone");
  }

  #isNow(): Presence["is"] {
    if (document.visibilityState === "hidden") return "gone";
    const typing = this.#typing;
    return typing && typing.untilMs > Date.now() ? typing.is : "reads";
  }

  #say(is: Presence["is"]): void {
    this.#said = is;
    const body = new URLSearchParams({ opening: this.#opening, is });
    const post = { method: "POST", body, keepalive: true };
    // What is not heard now is said again with the next beat.
    fetch(`/desk/reports/${this.#reportId}/presence`, post).catch(() => {});
  }
}

function formOf(target: EventTarget | null) {
  if (!(target instanceof Element)) return undefined;
  const id = target.closest(".verb-form")?.id;
  return deskForms.find((form) => id === `form-${form}`);
}
