import type { ReactNode } from "react";
import { toldName } from "#app/domain/directory/told-name.ts";
import type { ReceiptVerdict as Verdict } from "#app/domain/receipt/verify-receipt.server.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { Alert } from "#app/components/public/alert.tsx";
import { EvidenceEntries } from "#app/components/public/receipt-evidence.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { Damaged } from "#app/components/public/opened.tsx";

/** What a receipt proves, or why it proves nothing. */
export function ReceiptVerdict({ verdict }: { verdict: Verdict }) {
  const words = useFrame().t.verify;
  if (verdict.is === "ours") return <Genuine verdict={verdict} />;
  const { title, text } = words.bad[verdict.is];
  return (
    <Alert kind="error" title={title}>
      <p className="typed">{text("kid" in verdict ? verdict.kid : "")}</p>
    </Alert>
  );
}

type Ours = Extract<Verdict, { is: "ours" }>;

function Genuine({ verdict }: { verdict: Ours }) {
  const { t, locale } = useFrame();
  const { verify: words, receipt } = t;
  const { statement, kid, isCurrentKey, isRewritten } = verdict;
  const { reference, submittedAt, issuedAt, units, answers, evidence } =
    statement;
  // The reader may sit anywhere, and the receipt names no zone.
  const time = (at: string) => sayInstant(locale, at, "UTC");
  return (
    <>
      <Alert kind="success" title={words.good}>
        <p className="typed">{words.goodText(statement.issuer)}</p>
      </Alert>
      {isRewritten && (
        <Alert kind="warning">
          <p>{words.rewritten}</p>
        </Alert>
      )}
      <dl className="summary">
        <Fact name={words.facts.reference}>
          <strong className="mono">{reference}</strong>
        </Fact>
        <Fact name={words.facts.submittedAt}>{time(submittedAt)}</Fact>
        <Fact name={words.facts.issuedAt}>{time(issuedAt)}</Fact>
        {units.length > 0 && (
          <Fact name={words.facts.units}>
            <ul>
              {units.map(({ id, name, part, reason }) => (
                <li key={id}>
                  {toldName(locale, name)}. {receipt.part[part]}.{" "}
                  {reason?.[locale]}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={words.facts.answers}>
          {answers.sha256 === null ? (
            <Damaged />
          ) : (
            <>
              <span className="mono typed">{answers.sha256}</span>,
            </>
          )}{" "}
          {words.version(answers.version)}
        </Fact>
        {evidence.length > 0 && (
          <Fact name={words.facts.evidence}>
            <EvidenceEntries evidence={evidence} zone="UTC" />
          </Fact>
        )}
        <Fact name={words.facts.key}>
          {isCurrentKey ? words.currentKey(kid) : words.olderKey(kid)}
        </Fact>
      </dl>
      <p>{words.limits}</p>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
