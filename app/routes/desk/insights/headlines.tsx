import { Link } from "@remix-run/react";
import type { Headline } from "./summary.server.ts";

export function Headlines({ headlines }: { headlines: readonly Headline[] }) {
  return (
    <ul className="figures">
      {headlines.map(({ title, text, to, of, note, waits }) => (
        <li key={title}>
          <h2>{title}</h2>
          <p className="big">
            {to ? <Link to={to}>{text}</Link> : text}
            {of ? <span className="unit"> {of}</span> : null}
          </p>
          <p className="small quiet">
            {note}
            {note && waits ? "; " : null}
            {waits ? <Link to={waits.to}>{waits.text}</Link> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
