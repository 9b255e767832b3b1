import type { Statement } from "#app/domain/receipt/statement.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { saySize } from "#app/locales/sizes.ts";
import { useFrame } from "./frame.ts";
import { Hash } from "./hash.tsx";

type Shown = { evidence: Statement["evidence"]; zone: string };

/** The files that had arrived when the receipt was written, and the way to add more. */
export function ReceiptEvidence({ evidence, zone }: Shown) {
  const { t } = useFrame();
  const words = t.evidence.receipt;
  return (
    <>
      {evidence.length > 0 && (
        <>
          <h2>{words.title}</h2>
          <EvidenceEntries evidence={evidence} zone={zone} />
          <p className="muted">{words.more}</p>
        </>
      )}
      <p className="no-print">
        <a href="/evidence">{t.evidence.link}</a>
      </p>
    </>
  );
}

/** By what each holds, as the receipt says it; nothing here was typed by anybody. */
export function EvidenceEntries({ evidence, zone }: Shown) {
  const { t, locale } = useFrame();
  return (
    <ul className="hashes">
      {evidence.map(({ sha256, sizeBytes, arrivedAt }, at) => (
        <li key={at}>
          {t.evidence.receipt.entry(
            saySize(locale, sizeBytes),
            sayInstant(locale, arrivedAt, zone),
          )}
          <br />
          <Hash sha256={sha256} />
        </li>
      ))}
    </ul>
  );
}
