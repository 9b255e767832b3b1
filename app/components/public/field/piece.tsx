import type { ReactNode } from "react";

/** One of several controls of a question, under its small label. */
export function Piece({
  id,
  label,
  children,
}: {
  id: string;
  label: string;
  children: ReactNode;
}) {
  return (
    <div className="field">
      <label className="usa-label usa-label--small" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  );
}

/** What the control of a piece says of itself; the first of a question carries the question's own id. */
export function control(
  id: string,
  piece: string,
  {
    fill,
    error,
    isFirst = false,
  }: {
    fill: Readonly<Record<string, string[]>>;
    error: string | null;
    isFirst?: boolean;
  },
) {
  return {
    id: isFirst ? id : id + piece,
    name: id + piece,
    "aria-invalid": error ? (true as const) : undefined,
    defaultValue: fill[id + piece]?.[0] ?? "",
  };
}
