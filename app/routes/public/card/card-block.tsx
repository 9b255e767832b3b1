import type { ReactNode } from "react";
import { useFrame } from "#app/components/public/frame.ts";

/** What the card says of one thing, for the night shift. */
export function Block({
  title,
  children,
}: {
  title: string;
  children: ReactNode;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** How many more there are than fit on the sheet. */
export function Rest({ count }: { count: number }) {
  const words = useFrame().t.card;
  return count === 0 ? null : <p className="muted">{words.more(count)}</p>;
}
