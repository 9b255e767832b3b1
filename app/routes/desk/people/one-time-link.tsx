import { useState } from "react";
import { QrImage } from "#app/components/shared/qr-image.tsx";
import type { invitationLink } from "./link.server.ts";

export type Link = ReturnType<typeof invitationLink> & { name: string };

/** Shown once, in the answer to the request that made it: to be copied, scanned, or read out. */
export function OneTimeLink({ name, url, qr, groups, address }: Link) {
  return (
    <div className="banner banner-good" role="status">
      <h2>Invitation for {name}</h2>
      <p>
        Give it to them in person or on the phone. It works once, for three
        days, and is not shown again.
      </p>
      <p className="one-time-link">{url}</p>
      <CopyButton text={url} />
      <div className="one-time-ways">
        <div>
          <h3>To be scanned</h3>
          <QrImage qr={qr} label={`The link for ${name}, to be scanned`} />
        </div>
        <div>
          <h3>To be read out</h3>
          <p>
            They open <strong>{address}</strong> and type these thirteen groups.
            Capitals do not matter; there is no letter I, L, O or U in them.
          </p>
          <ol className="one-time-groups mono">
            {groups.map((group, at) => (
              <li key={at}>{group}</li>
            ))}
          </ol>
        </div>
      </div>
      <p className="quiet">
        Do not send it by mail or chat: whoever opens it first becomes {name}.
      </p>
    </div>
  );
}

function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      // There is none on a plain http or an onion address.
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("It could not be copied: select it and copy it");
    }
  };
  return (
    <p className="form-end">
      <button
        type="button"
        className="button button-plain"
        onClick={() => void copy()}
      >
        Copy the link
      </button>
      <span>{said}</span>
    </p>
  );
}
