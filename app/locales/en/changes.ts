/** What the reporter changed after sending. */
export const changes = {
  title: "What you changed after sending",
  lead: "The newest is on top. Nothing was lost: every version is kept. The offices that answer see the same as you do here.",
  none: "Nothing has been changed since you sent your report.",
  link: "See what changed",
  you: "Changed with the code that you use now",
  colleague: "Changed with another code of this report",
  before: "Before",
  now: "Now",
  notAsked: "This was not asked",
  noLongerAsked: "This is no longer asked",
  undone: "It was changed and put back as it was.",
  older: "Older changes",
  newest: "Newest changes",
};
