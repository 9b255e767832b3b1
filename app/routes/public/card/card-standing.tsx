import { toldName } from "#app/domain/directory/told-name.ts";
import type { CardView } from "./card-view.server.ts";
import { RunningClock } from "#app/components/public/running-clock.tsx";
import { CallNumber } from "#app/components/public/call-number.tsx";
import { Block, Rest } from "./card-block.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { useNear } from "#app/components/public/form/near.ts";

/** On the card: whether anybody looked, what is owed and by when, and which legal deadlines may run. */
export function CardStanding({ card }: { card: CardView }) {
  const { t } = useFrame();
  const near = useNear(card.zone);
  const words = t.follow.standing;
  const { standing, follow, owed, clocks } = card;
  return (
    <>
      <Block title={words.title}>
        {standing.is === "ended" ? (
          <p>
            {words.ended[standing.how](near(standing.at ?? follow.submittedAt))}
          </p>
        ) : (
          <p>
            {follow.firstOpenedAt
              ? words.opened(near(follow.firstOpenedAt))
              : words.notOpened}
          </p>
        )}
        <ul>
          {owed.shown.map((due) => (
            <li key={due.unitName}>
              <OwedOnCard due={due} zone={card.zone} />
            </li>
          ))}
        </ul>
        <Rest count={owed.more} />
        {owed.shown.some(({ isOverdue }) => isOverdue) && (
          <p>{t.receipt.overdue}</p>
        )}
      </Block>
      {clocks.shown.length > 0 && (
        <Block title={t.card.clocksTitle}>
          <ul>
            {clocks.shown.map((running) => (
              <li key={running.id}>
                <RunningClock
                  {...{ running, zone: card.zone, now: card.now }}
                />
              </li>
            ))}
          </ul>
          <Rest count={clocks.more} />
        </Block>
      )}
    </>
  );
}

/** Beside the time stands the number to ask at; late, it says so. */
function OwedOnCard({
  due,
  zone,
}: {
  due: CardView["owed"]["shown"][number];
  zone: string;
}) {
  const { t, locale } = useFrame();
  const near = useNear(zone);
  const { unitName, kind, at, isOverdue, phone } = due;
  const name = toldName(locale, unitName);
  return (
    <>
      {isOverdue ? (
        <strong>{t.follow.standing.overdue[kind](near(at), name)}</strong>
      ) : (
        <>
          {name}: {t.receipt.due[kind](near(at))}
        </>
      )}
      {phone ? (
        <CallNumber {...due} name={unitName} phone={phone} />
      ) : (
        <p>{t.card.noNumber}</p>
      )}
    </>
  );
}
