/** What the page of a sent report leads to, by what somebody wants there. */
export const actionGroups = ["add", "know", "keep", "share", "end"] as const;
export type ActionGroup = (typeof actionGroups)[number];
