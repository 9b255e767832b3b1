import { valueOf, type Answers } from "../form/answers.ts";
import { statusAllows } from "../vocabulary/lifecycle.ts";
import { onPath } from "../form/path.ts";
import type { ReportStatus } from "../vocabulary/report.ts";

export type MayUpload =
  | { may: true }
  /** Such files may hold what must never be sent. The reporter has to speak to somebody first. */
  | { may: false; because: "speak-first" }
  /** The report has ended and takes nothing more. */
  | { may: false; because: "ended" }
  /** The access code is not for that. */
  | { may: false; because: "read-only" };

/**
 * Whether a report takes files now. Where intercept systems, call records or communications are touched, it takes none
 * until a responder has written: reference/intake-questions.md, part B, branches, "no upload".
 */
export function mayUpload(report: {
  status: ReportStatus;
  firstAnsweredAt: Date | null;
  /** Null where they do not open: then they may touch any of these. */
  answers: Answers | null;
}): MayUpload {
  const { status, firstAnsweredAt, answers } = report;
  if (status !== "draft" && !statusAllows("add", status))
    return { may: false, because: "ended" };
  return firstAnsweredAt === null &&
    (answers === null || mayHoldCommunications(answers))
    ? { may: false, because: "speak-first" }
    : { may: true };
}

function mayHoldCommunications(answers: Answers): boolean {
  const asked = onPath(answers);
  const affected = valueOf(asked, "affected") ?? [];
  const kinds = valueOf(asked, "data_kinds") ?? [];
  return (
    affected.includes("lawful-intercept") ||
    kinds.includes("call-records") ||
    kinds.includes("content")
  );
}
