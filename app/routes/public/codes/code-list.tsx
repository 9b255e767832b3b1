import { isolated, visible } from "#app/components/public/strange-text.ts";
import type { CodesView } from "./codes-view.server.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { useFrame } from "#app/components/public/frame.ts";
import { ReportForm } from "#app/components/public/form/report-form.tsx";
import { OpenedText } from "#app/components/public/opened.tsx";
import { valueIn } from "#app/domain/vault/opened.ts";

type Listed = Omit<
  CodesView["listed"][number],
  "madeAt" | "revokedAt" | "lastUsedAt"
> & {
  madeAt: Date | string;
  revokedAt: Date | string | null;
  lastUsedAt: Date | string | null;
};
type View = Omit<CodesView, "listed"> & { listed: Listed[] };

/** Those in force, each with the way to take it back; and, folded away, those taken back. */
export function CodeList({ view }: { view: View }) {
  const words = useFrame().t.codes;
  const inForce = view.listed.filter(({ revokedAt }) => revokedAt === null);
  const revoked = view.listed.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <>
      <h2>{words.listTitle}</h2>
      <ul className="codes">
        {inForce.map((listed) => (
          <Code key={listed.accessId} listed={listed} view={view} />
        ))}
      </ul>
      {inForce.every(({ label }) => label === null) && <p>{words.none}</p>}
      {revoked.length > 0 && (
        <details>
          <summary>{words.revokedTitle}</summary>
          <div>
            <ul className="codes">
              {revoked.map((listed) => (
                <Code key={listed.accessId} listed={listed} view={view} />
              ))}
            </ul>
          </div>
        </details>
      )}
    </>
  );
}

function Code({ listed, view }: { listed: Listed; view: View }) {
  const { t, locale } = useFrame();
  const words = t.codes;
  const { label, scope, accessId, madeAt, lastUsedAt, revokedAt } = listed;
  const say = (at: Date | string) => sayInstant(locale, at, view.zone);
  return (
    <li>
      <h3>
        <bdi>
          {label ? (
            <OpenedText text={label} />
          ) : listed.isFirst ? (
            words.first
          ) : (
            words.replaced
          )}
        </bdi>
        {accessId === view.ownAccessId && ` (${words.own})`}
      </h3>
      <p>{words.scopes[scope][0]}</p>
      <p className="muted">
        {words.made} {say(madeAt)}.{" "}
        {lastUsedAt
          ? `${words.used} ${say(lastUsedAt)}.`
          : label && `${words.neverUsed}.`}
        {revokedAt && ` ${words.revoked} ${say(revokedAt)}.`}
      </p>
      {listed.mayRevoke && label !== null && (
        <Revocation
          accessId={accessId}
          label={isolated(visible(valueIn(label) ?? words.unnamed))}
          view={view}
        />
      )}
    </li>
  );
}

function Revocation({
  accessId,
  label,
  view,
}: {
  accessId: string;
  label: string;
  view: View;
}) {
  const words = useFrame().t.codes;
  return (
    <details>
      <summary>
        {words.revoke}
        <span className="usa-sr-only">: {label}</span>
      </summary>
      <div>
        <p>{words.revokeText}</p>
        <ReportForm of={view.of} action="/follow/codes/revocation">
          <input type="hidden" name="access" value={accessId} />
          <button className="usa-button usa-button--danger">
            {words.revokeThis(label)}
          </button>
        </ReportForm>
      </div>
    </details>
  );
}
