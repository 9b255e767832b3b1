import type { FollowView } from "./view.server.ts";
import type { Opened } from "#app/domain/vault/opened.ts";

/** A message that was not sent: which field, why, and what was typed. */
export type RefusedMessage = {
  fieldId: string;
  code: "missing" | "too-long" | "cut-short";
  typed: string;
};

/** Typed in a message's form, by its name, and not sent. */
export type UnsentMessage = {
  page: string;
  body: Opened<string>;
  savedAt: Date | string;
};

export type FollowShown = FollowView & { refused?: RefusedMessage };
