import type { ReactNode } from "react";
import { toldName } from "#app/domain/directory/told-name.ts";
import { sayDay, sayInstant, sayNear } from "#app/locales/dates.ts";
import type { CardView } from "#app/routes/public/follow/card-view.server.ts";
import { useFrame } from "./frame.ts";
import { PublicPage } from "./page.tsx";

type Card = CardView;

/** For whoever takes over at night: on one sheet of paper, without the access code. */
export function CardPage(card: Card) {
  const { t, locale } = useFrame();
  const words = t.card;
  const { follow, zone, now } = card;
  return (
    <PublicPage back={{ to: "/follow/report", label: t.follow.report.title }}>
      <div className="night-card">
        <h1>{words.title}</h1>
        <p>
          {t.follow.report.reference}{" "}
          <strong className="mono">{follow.reference}</strong>.{" "}
          {words.printed(sayInstant(locale, now, zone))}
        </p>
        <div className="no-print actions">
          <button type="button" className="usa-button js-only" data-print="">
            {t.report.code.print}
          </button>
          <span className="no-js">{t.report.code.printHint}</span>
          {card.mayMakeCodes && <a href="/follow/codes">{words.makeCode}</a>}
        </div>
        <State card={card} />
        <Waiting card={card} />
        <Part title={words.dontTitle}>
          <ul>
            {card.advice.shown.map((id) => (
              <li key={id}>
                <strong>{t.advice.items[id].title}.</strong>{" "}
                {t.advice.items[id].short}
              </li>
            ))}
          </ul>
        </Part>
        {card.phones.length > 0 && (
          <Part title={words.callTitle}>
            {card.phones.map(({ unitName, phone, checkedOn }) => (
              <p key={unitName}>
                {toldName(locale, unitName)}: <strong>{phone}</strong>{" "}
                <small>{t.receipt.checked(sayDay(locale, checkedOn))}</small>
              </p>
            ))}
            <p>{words.callHint}</p>
          </Part>
        )}
        <Part title={words.inTitle}>
          <p>
            <span className="mono typed">{card.portal}</span>
          </p>
          <p>{words.inHint}</p>
          <p className="night-card__line">{words.codeLies}</p>
        </Part>
      </div>
    </PublicPage>
  );
}

function State({ card }: { card: Card }) {
  const { t, locale } = useFrame();
  const words = t.card;
  const { standing, follow, zone, dues, clocks } = card;
  const on = (at: Date | string) => sayNear(locale, t, { at, zone });
  return (
    <>
      <Part title={t.follow.standing.title}>
        {standing.is === "ended" ? (
          <p>
            {t.follow.standing.ended[standing.how](
              on(standing.at ?? follow.submittedAt),
            )}
          </p>
        ) : (
          <p>
            {follow.firstOpenedAt
              ? t.follow.standing.opened(on(follow.firstOpenedAt))
              : t.follow.standing.notOpened}
          </p>
        )}
        <ul>
          {dues.shown.map(({ unitName, kind, at, isOverdue }) => (
            <li key={unitName}>
              {toldName(locale, unitName)}:{" "}
              {t.receipt[isOverdue ? "late" : "due"][kind](on(at))}
            </li>
          ))}
        </ul>
        <More count={dues.more} />
      </Part>
      {clocks.shown.length > 0 && (
        <Part title={words.clocksTitle}>
          <ul>
            {clocks.shown.map(({ name, at }) => (
              <li key={`${name} ${new Date(at).getTime()}`}>
                {on(at)}: {name}
              </li>
            ))}
          </ul>
          <More count={clocks.more} />
        </Part>
      )}
    </>
  );
}

/** What waits for the reporter's side. */
function Waiting({ card }: { card: Card }) {
  const { t, locale } = useFrame();
  const words = t.card;
  const { questions, open, zone } = card;
  if (questions.shown.length + open.shown.length === 0) return null;
  return (
    <Part title={words.openTitle}>
      <ul>
        {questions.shown.map(({ unitName, body }, at) => (
          <li key={at}>
            {toldName(locale, unitName ?? t.follow.report.someUnit)}: “
            <bdi>{body}</bdi>”
          </li>
        ))}
        {open.shown.map(({ questionId, at }) => (
          <li key={questionId}>
            {t.questions[questionId].label} {t.frame.notKnown}
            {at && `; ${words.askAgain(sayNear(locale, t, { at, zone }))}`}
          </li>
        ))}
      </ul>
      <More count={questions.more + open.more} />
    </Part>
  );
}

function More({ count }: { count: number }) {
  const words = useFrame().t.card;
  return count === 0 ? null : <p className="muted">{words.more(count)}</p>;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
