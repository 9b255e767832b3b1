import { useWords } from "./frame.ts";

/** The receipt to keep: its signed files, and on paper the signature itself. */
export function ReceiptProof({ jws }: { jws: string }) {
  const { proof: words } = useWords();
  return (
    <>
      <section className="no-print">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
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
        </ul>
        <h3>{words.answersTitle}</h3>
        <p>
          {words.answersHint} <a href="/report/answers.json">{words.answers}</a>
        </p>
      </section>
      <section className="print-only">
        <h2>{words.signature}</h2>
        <p className="mono typed">{jws}</p>
      </section>
    </>
  );
}
