import { z } from "zod";
import type { ReportView } from "./report-view.ts";

/** A page's view as JSON, in which times stay times. */
export function withTimes(view: ReportView): string {
  return times.to(view);
}

/** What `withTimes` wrote. */
export function viewFrom(text: string): ReportView {
  return times.from(text);
}

const timeSchema = z.strictObject({ $at: z.number() });

export const times = {
  to: (value: object) =>
    JSON.stringify(
      value,
      function (this: Record<string, unknown>, key, inside: unknown) {
        const own = this[key];
        return own instanceof Date ? { $at: own.getTime() } : inside;
      },
    ),
  from: (text: string) =>
    JSON.parse(text, (_, inside: unknown) => {
      const time = timeSchema.safeParse(inside);
      return time.success ? new Date(time.data.$at) : inside;
    }),
};
