import { toldName } from "#app/domain/directory/told-name.ts";
import { sayInstant, sayNear } from "#app/locales/dates.ts";
import type { CardView } from "./card-view.server.ts";
import { CallNumber } from "#app/components/public/call-number.tsx";
import { Block, Rest } from "./card-block.tsx";
import { CardStanding } from "./card-standing.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { Damaged, OpenedText } from "#app/components/public/opened.tsx";

/** For whoever takes over at night: on one sheet of paper, without the access code. */
export function CardPage(card: CardView) {
  const { t, locale, isCodeless } = useFrame();
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
        <CardStanding card={card} />
        {card.isDamaged && (
          <p>
            {words.answers} <Damaged />
          </p>
        )}
        <Waiting card={card} />
        <Block title={words.dontTitle}>
          <ul>
            {card.advice.shown.map((id) => (
              <li key={id}>
                <strong>{t.advice.items[id].title}.</strong>{" "}
                {t.advice.items[id].short}
              </li>
            ))}
          </ul>
        </Block>
        <Block title={words.callTitle}>
          {card.phones.map((number) => (
            <CallNumber key={number.name + number.phone} {...number} />
          ))}
          <p>{words.callHint}</p>
        </Block>
        <Signposts card={card} />
        <Block title={words.inTitle}>
          <p>
            <span className="mono typed">{card.portal}</span>
          </p>
          {isCodeless ? (
            <p>{t.codeless.cardIn}</p>
          ) : (
            <>
              <p>{words.inHint}</p>
              <p className="night-card__line">{words.codeLies}</p>
            </>
          )}
        </Block>
      </div>
    </PublicPage>
  );
}

/** Whom else to tell: names with their number or page, a line each; what stands above is not said again. */
function Signposts({ card }: { card: CardView }) {
  const { t, locale } = useFrame();
  const { ownCert, region, alsoTell } = card.signposts;
  const { sectorAgency, cards } = alsoTell;
  const called = card.phones.map(({ name }) => name);
  const all = [ownCert?.card, region, ...cards].flatMap((each) =>
    each && !called.includes(each.name) ? [each] : [],
  );
  if (all.length === 0 && !sectorAgency) return null;
  return (
    <Block title={t.whereToReport.alsoTitle}>
      <ul>
        {sectorAgency && (
          <li>
            {t.whereToReport.sectorAgency.role}: {sectorAgency.names.join("; ")}
          </li>
        )}
        {all.map(({ name, channels }) => {
          const first =
            channels.find(({ type }) => type === "phone") ?? channels[0];
          return (
            <li key={name}>
              {[toldName(locale, name), first?.value]
                .filter(Boolean)
                .join(": ")}
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

/** What waits for the reporter's side. */
function Waiting({ card }: { card: CardView }) {
  const { t, locale } = useFrame();
  const words = t.card;
  const { questions, open, zone } = card;
  if (questions.shown.length + open.shown.length === 0) return null;
  return (
    <Block title={words.openTitle}>
      <ul>
        {questions.shown.map(({ unitName, body }, at) => (
          <li key={at}>
            {toldName(locale, unitName ?? t.follow.report.someUnit)}: “
            <bdi>
              <OpenedText text={body} />
            </bdi>
            ”
          </li>
        ))}
        {open.shown.map(({ questionId, at }) => (
          <li key={questionId}>
            {t.questions[questionId].label} {t.frame.notKnown}
            {at && `; ${words.askAgain(sayNear(locale, t, { at, zone }))}`}
          </li>
        ))}
      </ul>
      <Rest count={questions.more + open.more} />
    </Block>
  );
}
