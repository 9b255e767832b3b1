import { TouchForm } from "#app/components/desk/touch-form.tsx";
import { When } from "#app/components/desk/when.tsx";
import type { OwnPasskey } from "#app/domain/responder/own-passkeys.server.ts";

/** As the page is given them: instants are Dates there too. */
export function PasskeysTable({
  passkeys,
}: {
  passkeys: readonly OwnPasskey[];
}) {
  const mayRemove = passkeys.length > 1;
  return (
    <>
      <div
        className="table-scroll"
        tabIndex={0}
        role="region"
        aria-label="Passkeys"
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Made</th>
              <th scope="col">Where it is</th>
              <th scope="col">Last used</th>
              {mayRemove ? (
                <th scope="col">
                  <span className="visually-hidden">Removal</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {passkeys.map(({ id, transports, createdAt, lastUsedAt }) => (
              <tr key={id}>
                <th scope="row">
                  <When at={createdAt} />
                </th>
                <td>{kindOf(transports)}</td>
                <td>
                  {lastUsedAt ? <When at={lastUsedAt} /> : "Not to sign in yet"}
                </td>
                {mayRemove ? (
                  <td className="number">
                    <Remove id={id} kind={kindOf(transports)} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayRemove ? (
        <p className="hint">
          Remove one that you no longer use. If one may be in other hands, ask
          an administrator for a new invitation instead: it makes your key anew.
        </p>
      ) : null}
    </>
  );
}

function Remove({ id, kind }: { id: string; kind: string }) {
  return (
    <TouchForm
      act={{ verb: "remove-passkey", about: id }}
      action={`/desk/passkeys/${id}/removal`}
      button="Remove"
      buttonMore={`: ${kind}`}
      busy="Removing…"
      isPlain
    />
  );
}

/** By the ways in which the browser said it can be reached; several may be named. */
function kindOf(transports: readonly string[]): string {
  const named = kinds.find(([transport]) => transports.includes(transport));
  return named ? named[1] : "Kind not told";
}

const kinds = [
  ["internal", "Built into a device, or its keychain"],
  ["hybrid", "On a phone or tablet"],
  ["usb", "Security key"],
  ["nfc", "Security key"],
  ["ble", "Security key"],
  ["smart-card", "Smart card"],
] as const;
