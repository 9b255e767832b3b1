import type { ReactNode } from "react";
import type { Saves } from "./autosave-state.tsx";

/** Which report a form was made for, and the version of the answers it showed. */
export type FormOf = { report: string; version: number };

/** A form about the report that is open; one of another report is refused, so that two tabs cannot mix two reports. */
export function ReportForm({
  of,
  action,
  className,
  stays = false,
  saves,
  id,
  children,
}: {
  of: FormOf;
  action?: string;
  className?: string;
  /** It answers with a file, so the page stays and its button may be pressed again. */
  stays?: boolean;
  /** Its words are kept while they are typed; an `<AutosaveState/>` in it says so. */
  saves?: Saves;
  /** For a button outside of it. */
  id?: string;
  children: ReactNode;
}) {
  return (
    <form
      method="post"
      action={action}
      id={id}
      className={className}
      data-stays={stays ? "" : undefined}
      data-autosave={saves && (saves.isDraft ? "draft" : "aside")}
      noValidate
    >
      <input type="hidden" name="report" value={of.report} />
      <input type="hidden" name="version" value={of.version} />
      {saves && <input type="hidden" name="page" value={saves.page} />}
      {children}
    </form>
  );
}
