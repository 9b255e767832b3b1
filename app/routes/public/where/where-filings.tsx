import type {
  DeadlineShown,
  FilingShown,
} from "#app/domain/directory/filing-shown.server.ts";
import { toldName } from "#app/domain/directory/told-name.ts";
import { sayDay } from "#app/locales/dates.ts";
import { sayLength } from "#app/components/public/clock-length.ts";
import { ClockSource, Row } from "#app/components/public/clock-source.tsx";
import { ContactCard } from "#app/components/public/contact-card.tsx";
import { useFrame, useWords } from "#app/components/public/frame.ts";

/** Laws that may give a time, the shortest first, by where they are filed. What is not in force is folded away. */
export function Filings({ filings }: { filings: readonly FilingShown[] }) {
  const { filings: words } = useWords().whereToReport;
  if (filings.length === 0) return null;
  const later = filings.filter(({ inForce }) => !inForce);
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {filings
        .filter(({ inForce }) => inForce)
        .map((filing) => (
          <Filing key={filing.deadlines[0]?.id} filing={filing} />
        ))}
      {later.length > 0 && (
        <details>
          <summary>{words.notInForce}</summary>
          <div>
            {later.map((filing) => (
              <Filing key={filing.deadlines[0]?.id} filing={filing} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Filing({ filing }: { filing: FilingShown }) {
  const { t, locale } = useFrame();
  const { filings: words } = t.whereToReport;
  const { name, card, deadlines, inForce } = filing;
  return (
    <>
      {deadlines.map((deadline) => (
        <Deadline key={deadline.id} deadline={deadline} />
      ))}
      {card && <ContactCard card={card} role={words.where} />}
      {!card && name && inForce && <p>{words.above(toldName(locale, name))}</p>}
    </>
  );
}

function Deadline({
  deadline: { texts, stages },
}: {
  deadline: DeadlineShown;
}) {
  const { t, locale } = useFrame();
  const words = t.deadlines;
  const from = stages[0]?.from;
  return (
    <article className="clock">
      <h3>{texts.name}</h3>
      {texts.ifYouAre && (
        <p>
          <strong>{words.ifYouAre(texts.ifYouAre)}</strong>
        </p>
      )}
      <dl className="clock__facts">
        <Row term={words.gives}>
          {stages.map(({ what, length, varies }) => (
            <p key={what}>
              <strong>{sayLength(t, locale, length, varies)}</strong>
              {what && `: ${what}`}
            </p>
          ))}
        </Row>
        <Row term={words.countedFrom}>
          {from ? words.events[from] : texts.starts}
        </Row>
        <Row term={words.toWhom}>{texts.toWhom}</Row>
      </dl>
      <p className="clock__law">
        {words.appliesTo(texts.appliesTo)} {texts.citation}.{" "}
        {words.checked(sayDay(locale, texts.checkedOn))}
      </p>
      <ClockSource texts={texts} holdsCause />
    </article>
  );
}
