import type { DeskAction } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { Band } from "../vocabulary/triage.ts";
import { callBackDueAt, type LostCodes } from "./lost-codes.server.ts";
import { maskOf } from "../form/mask.ts";
import type { Opened } from "../vault/opened.ts";

export type LostCodeAction = "call-back" | "new-code" | "new-code-refusal";

/** Requests for a new code as their report's page shows them, and what this person may do; null when nobody asks. */
export function lostCodeShown(
  { requests, numbers, hours, isDamaged }: LostCodes,
  shown: {
    viewer: Viewer;
    /** What this person may do to the report. */
    actions: readonly DeskAction[];
    band: Band | null;
    /** Of the report's codes; the owner's has none. */
    codeLabels: Record<string, Opened<string>>;
    isRevealed: boolean;
  },
) {
  const [oldest] = requests;
  if (!oldest) return null;
  const { viewer, band, codeLabels, isRevealed } = shown;
  const { askedAt } = oldest;
  return {
    numbers: numbers.map(({ added, number, ...rest }) => ({
      ...rest,
      ...masked(rest.kind, number, isRevealed),
      added: added && {
        at: added.at,
        codeLabel: codeLabels[added.accessId] ?? null,
      },
    })),
    ...{ hours, isDamaged },
    requests: requests.map(({ calledById: _, ...request }) => request),
    callBy: callBackDueAt({ band, askedAt, timeZone: viewer.timeZone }),
    actions: lostCodeActions({ requests, numbers }, shown),
  };
}

function masked(kind: "phone" | "signal", number: string, isRevealed: boolean) {
  const mask = maskOf(kind === "phone" ? "phone" : "handle", number);
  return { mask, number: isRevealed ? number : mask };
}

/** Who called does not decide: that needs a second person. What this unit cannot hear it can only refuse. */
function lostCodeActions(
  { requests, numbers }: Pick<LostCodes, "requests" | "numbers">,
  { viewer, actions }: { viewer: Viewer; actions: readonly DeskAction[] },
): LostCodeAction[] {
  const intact = requests.filter(({ phrases }) => typeof phrases === "object");
  const called = intact.filter(({ state }) => state === "called");
  const isMine = called.some((each) => each.calledById === viewer.responderId);
  const mayCall = actions.includes("call-back");
  const isToCall = called.length === 0 && intact.length > 0;
  const isToDecide = called.length > 0 && !isMine;
  return [
    ...(mayCall && isToCall && numbers.length > 0
      ? (["call-back"] as const)
      : []),
    ...(actions.includes("let-in") && isToDecide
      ? (["new-code"] as const)
      : []),
    ...(mayCall ? (["new-code-refusal"] as const) : []),
  ];
}
