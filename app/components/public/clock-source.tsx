import type { ReactNode } from "react";
import type { LegalTexts } from "#app/domain/deadline/legal-texts.server.ts";
import { useWords } from "./frame.ts";
import { SourceTitle } from "./source-title.tsx";

/** How sure we are of a deadline, for whoever has to rely on it; and what it is about, where that is not shown above. */
export function ClockSource({
  texts,
  holdsCause,
}: {
  texts: LegalTexts;
  holdsCause: boolean;
}) {
  const words = useWords().deadlines;
  // The mark that the reference puts where a thing was not read again.
  const plain = (text: string) =>
    text.replaceAll("[knowledge, unverified]", `(${words.notReadAgain})`);
  return (
    <details className="clock__source">
      <summary>{holdsCause ? words.moreAndCause : words.more}</summary>
      <dl className="clock__facts">
        {holdsCause && <CallsFor texts={texts} />}
        <Row term={words.starts}>{texts.starts}</Row>
        <Row term={words.status}>{plain(texts.status)}</Row>
        {texts.notes && <Row term={words.notes}>{plain(texts.notes)}</Row>}
        <Row term={words.source}>
          {texts.sources.map((source) => (
            <p key={source}>
              <SourceTitle source={{ ref: source }} />
            </p>
          ))}
          {texts.isPartlyRemembered && <p>{words.notReadAgainLong}</p>}
        </Row>
      </dl>
    </details>
  );
}

export function CallsFor({ texts }: { texts: LegalTexts }) {
  const words = useWords().deadlines;
  return (
    <Row term={words.callsFor}>
      <p>{texts.trigger}</p>
      {texts.threshold && <p>{words.threshold(texts.threshold)}</p>}
    </Row>
  );
}

export function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
