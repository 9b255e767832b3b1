/** Shown once, in the answer to the request that made it. */
export function OneTimeLink({ name, url }: { name: string; url: string }) {
  return (
    <div className="banner banner-good" role="status">
      <h2>Invitation for {name}</h2>
      <p>
        Give them this link in person or read it out on the phone. It works
        once, for three days, and is not shown again.
      </p>
      <p className="one-time-link">{url}</p>
      <p className="quiet">
        Do not send it by mail or chat: whoever opens it first becomes {name}.
      </p>
    </div>
  );
}
