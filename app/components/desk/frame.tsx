import { Form, Link, NavLink } from "@remix-run/react";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { ClockProvider } from "./clock.tsx";
import { SignedOut } from "./signed-out.tsx";
import { HasPasskeyProvider } from "./touch-form.tsx";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";
import { useTending } from "./use-tending.ts";
import { roleWords } from "./words.ts";

type Signed = Pick<Viewer, "name" | "role" | "unitName" | "isDemonstration">;
export type Place = { to: string; label: string };

type Frame = {
  siteName: string;
  viewer: Signed;
  places: readonly Place[];
  now: Date;
  zone: string;
  idleMinutes: number;
  /** What the person, whom nobody let in yet, must know on every page. */
  notice?: React.ReactNode;
  children: React.ReactNode;
};

/** What every desk page stands in: skip link, bar, clock. */
export function Frame({
  siteName,
  viewer,
  places,
  now,
  zone,
  idleMinutes,
  notice,
  children,
}: Frame) {
  useFocusOnArrival();
  const hasEnded = useTending();
  return (
    <ClockProvider now={now} zone={zone}>
      <HasPasskeyProvider value={!viewer.isDemonstration}>
        <a className="skip" href="#main">
          Skip to the page
        </a>
        <header className="bar">
          <a className="wordmark" href="/desk">
            {siteName}
          </a>
          <nav aria-label="Desk">
            <ul>
              {places.map(({ to, label }) => (
                <li key={to}>
                  <NavLink to={to} end={to === "/desk"}>
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="bar-person">
            {viewer.isDemonstration ? (
              <span className="bar-mark">Demonstration</span>
            ) : null}
            <span>
              <Link
                className="bar-name"
                to="/desk/sessions"
                aria-label={`${viewer.name}: your sessions`}
              >
                {viewer.name}
              </Link>
              , {roleWords[viewer.role]}, {viewer.unitName}
            </span>
            <Form method="post" action="/sign-out" reloadDocument>
              <button type="submit">Sign out</button>
            </Form>
          </div>
        </header>
        <main id="main" className="page" tabIndex={-1}>
          {hasEnded ? <SignedOut idleMinutes={idleMinutes} /> : null}
          {/* Hidden and not gone: what was typed in it is offered back above. */}
          <div hidden={hasEnded}>
            {notice}
            {children}
          </div>
        </main>
      </HasPasskeyProvider>
    </ClockProvider>
  );
}
