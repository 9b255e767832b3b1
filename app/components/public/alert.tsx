import type { ReactNode } from "react";

export function Alert({
  kind,
  title,
  children,
}: {
  kind: "info" | "warning" | "error" | "success";
  title?: string;
  children: ReactNode;
}) {
  return (
    <div className={`usa-alert ${classes[kind]}`}>
      <div className="usa-alert__body">
        {title && <h2 className="usa-alert__heading">{title}</h2>}
        <div className="usa-alert__text">{children}</div>
      </div>
    </div>
  );
}

// Written out, so that the unused are left out of the stylesheet.
const classes = {
  info: "usa-alert--info",
  warning: "usa-alert--warning",
  error: "usa-alert--error",
  success: "usa-alert--success",
};
