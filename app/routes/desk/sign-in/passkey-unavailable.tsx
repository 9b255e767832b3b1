import type { Availability } from "./passkey-ceremony.ts";

/** What to do where passkeys do not work; also the words for a page whose script did not run. */
export function PasskeyUnavailable({
  availability,
}: {
  availability: Availability;
}) {
  switch (availability) {
    case "available":
      return null;
    case "unknown":
      return (
        <p>
          Passkeys need JavaScript on this page. Turn it on for this site and
          load the page again.
        </p>
      );
    case "insecure":
      return (
        <p>
          Passkeys work only over https, or at <code>http://localhost</code>.
          Open this page at its https address; over plain http the browser also
          keeps no session.
        </p>
      );
    case "unsupported":
      return (
        <p>
          This browser has no passkeys. Use a current Firefox, Chrome, Edge or
          Safari, or another device.
        </p>
      );
  }
}
