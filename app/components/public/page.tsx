import type { ReactNode } from "react";
import everyPage from "#app/browser/public.ts?worker&url";
import { ErrorSummary, type FieldError } from "./error-summary.tsx";
import { useFrame } from "./frame.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { Mark } from "./mark.tsx";
import { SessionEnd } from "./session-end.tsx";

type Back = { to: string; label?: string };

/** Every reporter page: what stands around it, in the reader's language. The heading is the page's own. */
export function PublicPage({
  children,
  back,
  caption,
  errors = [],
  errorNote,
  isWide = false,
  keeps,
  script = everyPage,
}: {
  children: ReactNode;
  back?: Back | null;
  /** "Part 3 of 6: The organization" */
  caption?: string | null;
  /** What has to be looked at again: said before all else. */
  errors?: readonly FieldError[];
  /** Said under them, where no form keeps what was typed. */
  errorNote?: string;
  isWide?: boolean;
  /** The id of the form whose words a change of language keeps. */
  keeps?: string;
  /** Of a page that does more than others: what every page does is in it. */
  script?: string;
}) {
  const { t } = useFrame();
  return (
    <>
      <a className="usa-skipnav" href="#main">
        {t.frame.skip}
      </a>
      <Header keeps={keeps} />
      <main id="main" className="wrap" tabIndex={-1}>
        <div className={isWide ? undefined : "column"}>
          {back && (
            <a className="back" href={back.to}>
              {back.label ?? t.frame.back}
            </a>
          )}
          <ErrorSummary errors={errors} note={errorNote} />
          {caption && <p className="part">{caption}</p>}
          {children}
          <SessionEnd />
        </div>
      </main>
      <Footer />
      <script type="module" src={script} />
    </>
  );
}

function Header({ keeps }: { keeps?: string }) {
  const { t, siteName, operatorName, isDemonstration } = useFrame();
  const { frame } = t;
  return (
    <>
      <header className="site-header">
        <div className="wrap">
          <a className="site-name" href="/">
            <Mark />
            {siteName}
          </a>
          <LanguageSwitch keeps={keeps} />
        </div>
      </header>
      <aside className="operator">
        <p className="wrap">
          {frame.notOfficial} {operatorName && frame.runBy(operatorName)}{" "}
          {isDemonstration && <strong>{frame.demonstration}</strong>}
        </p>
      </aside>
    </>
  );
}

function Footer() {
  const { frame } = useFrame().t;
  return (
    <footer className="site-footer">
      <div className="wrap">
        <h2>{frame.footer.protectedTitle}</h2>
        <p>{frame.footer.protected}</p>
        <ul aria-label={frame.footer.linksTitle}>
          <li>
            <a href="/">{frame.links.front}</a>
          </li>
          <li>
            <a href="/follow">{frame.links.follow}</a>
          </li>
          <li>
            <a href="/where-to-report">{frame.links.where}</a>
          </li>
          <li>
            <a href="/#now">{frame.links.now}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
