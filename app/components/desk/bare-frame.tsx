/** Desk pages seen by nobody in particular: signing in, and what went wrong. */
export function BareFrame({
  siteName,
  children,
}: {
  siteName: string;
  children: React.ReactNode;
}) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="bar">
        <a className="wordmark" href="/desk">
          {siteName}
        </a>
        <span className="bar-person">Responders’ desk</span>
      </header>
      <main id="main" className="page page-narrow" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
