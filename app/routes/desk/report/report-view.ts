import type { ReportView } from "./view.server.ts";

/** A report as its page shows it; the type alone crosses from the server's side. */
export type { ReportView };
export type Contents = NonNullable<ReportView["contents"]>;
