import { customType, timestamp } from "drizzle-orm/pg-core";

export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** An instant; always with time zone, read as a Date. */
export const instant = (name?: string) =>
  name === undefined
    ? timestamp({ withTimezone: true, mode: "date" })
    : timestamp(name, { withTimezone: true, mode: "date" });
