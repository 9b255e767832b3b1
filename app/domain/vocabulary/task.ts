/** What responders do for each kind of incident; the steps stand in `db/reference/playbooks.json`. */
export const playbookIds = [
  "telecom-intrusion",
  "ransomware",
  "diverted-payment",
  "destructive-attack",
  "supplied-product",
] as const;
export type PlaybookId = (typeof playbookIds)[number];

/** When a task that is typed is due, in hours from now; null: at no time of its own. */
export const taskDueHours = {
  none: null,
  hour: 1,
  "four-hours": 4,
  day: 24,
  "three-days": 72,
} as const;
export type TaskDue = keyof typeof taskDueHours;
export const taskDues = [
  "none",
  "hour",
  "four-hours",
  "day",
  "three-days",
] as const satisfies TaskDue[];

/** More than a report needs; a form that goes wrong fills no page. */
export const tasksMost = 100;
