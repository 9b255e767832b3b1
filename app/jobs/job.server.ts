import type { RequestContext } from "#app/server/context.server.ts";

/** What a job works with: a page's context, and the way out for mail. */
export type JobContext = Omit<RequestContext, "nonce" | "failure"> & {
  mail: {
    /** Null: mail is kept in `settings.outboxFolder` to be looked at. */
    smtpUrl: string | null;
    from: string;
  };
};

/** Parses its payload and calls one domain function. Safe to run twice. */
export type Job = (
  payload: unknown,
  context: JobContext & {
    /** 1 for the first. */
    attempt: number;
  },
) => Promise<void>;
