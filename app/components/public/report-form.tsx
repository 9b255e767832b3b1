import type { ReactNode } from "react";

/** Which report a form was made for, and the version of the answers it showed. */
export type FormOf = { report: string; version: number };

/** A form about the report that is open; one of another report is refused, so that two tabs cannot mix two reports. */
export function ReportForm({
  of,
  action,
  className,
  stays = false,
  children,
}: {
  of: FormOf;
  action?: string;
  className?: string;
  /** It answers with a file, so the page stays and its button may be pressed again. */
  stays?: boolean;
  children: ReactNode;
}) {
  return (
    <form
      method="post"
      action={action}
      className={className}
      data-stays={stays ? "" : undefined}
      noValidate
    >
      <input type="hidden" name="report" value={of.report} />
      <input type="hidden" name="version" value={of.version} />
      {children}
    </form>
  );
}
