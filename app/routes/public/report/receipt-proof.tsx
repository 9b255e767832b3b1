import { useWords } from "#app/components/public/frame.ts";
import { Damaged } from "#app/components/public/opened.tsx";

/** The receipt to keep: its signed files, and on paper the signature itself. */
export function ReceiptProof({
  jws,
  changeCount,
  isDamaged,
  mayDownload,
}: {
  jws: string;
  /** What was answered, and everything of the report, as files. */
  mayDownload: boolean;
  /** Of the answers since they were sent. */
  changeCount: number;
  /** These do not open. */
  isDamaged: boolean;
}) {
  const t = useWords();
  const words = t.proof;
  return (
    <>
      <section className="no-print">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
        <p>
          {words.asOf(changeCount)} {isDamaged && <Damaged />}
        </p>
        <ul>
          <li>
            <a href="/report/receipt.pdf">{words.pdf}</a>
          </li>
          <li>
            <a href="/report/receipt.json">{words.json}</a>
          </li>
          <li>
            <a href="/verify">{words.verify}</a>
          </li>
          <li>
            <a href="/follow/card">{t.card.link}</a>
          </li>
          {mayDownload && (
            <li>
              <a href="/follow/download">{t.download.link}</a>
            </li>
          )}
        </ul>
        {mayDownload && (
          <>
            <h3>{words.answersTitle}</h3>
            <p>
              {words.answersHint}{" "}
              <a href="/report/answers.json">{words.answers}</a>
            </p>
          </>
        )}
      </section>
      <section className="print-only">
        <h2>{words.signature}</h2>
        <p>{words.asOf(changeCount)}</p>
        <p className="mono typed">{jws}</p>
      </section>
    </>
  );
}
