import { toldName } from "#app/domain/directory/told-name.ts";
import {
  standingOf,
  type Ended,
  type Standing,
} from "#app/domain/follow/standing.ts";
import { Owed } from "#app/components/public/owed.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { useNear } from "#app/components/public/form/near.ts";
import type { FollowShown } from "./follow-shown.ts";

/** Whether anybody has looked, and what comes next: one sentence, then whom to ask. */
export function StandingNow({ view }: { view: FollowShown }) {
  const { t } = useFrame();
  const { follow, zone, now } = view;
  const words = t.follow.standing;
  const standing = standingOf({
    ...follow,
    questionCount: view.openQuestions.length,
  });
  return (
    <section className={classes[standing.is]} aria-labelledby="standing">
      <h2 id="standing">{words.title}</h2>
      <Sentences view={view} standing={standing} />
      {standing.is === "ended" ? (
        <Afterwards how={standing.how} view={view} />
      ) : (
        <>
          <p className="muted">{t.follow.report.statuses[follow.status]}</p>
          {follow.owed.length > 0 && (
            <Owed
              owed={follow.owed}
              reference={follow.reference}
              zone={zone}
              now={now}
            />
          )}
        </>
      )}
    </section>
  );
}

/** The one that is read first, and what else is to know. */
function Sentences({
  view: { follow, zone, now, openQuestions },
  standing,
}: {
  view: FollowShown;
  standing: Standing;
}) {
  const near = useNear(zone, now);
  const { t, locale } = useFrame();
  const words = t.follow.standing;
  if (standing.is === "ended")
    return (
      <Said
        first={words.ended[standing.how](
          near(standing.at ?? follow.submittedAt),
        )}
      />
    );
  const looked = follow.firstOpenedAt
    ? words.opened(near(follow.firstOpenedAt))
    : words.notOpened;
  const asked =
    openQuestions.length > 0 ? words.asked(openQuestions.length) : "";
  switch (standing.is) {
    case "overdue": {
      const { kind, at, unitName } = standing.due;
      const first = words.overdue[kind](near(at), toldName(locale, unitName));
      return <Said first={first} then={`${looked} ${asked}`} />;
    }
    case "asked":
      return <Said first={asked} then={looked} />;
    case "promised": {
      const { kind, at } = standing.due;
      return <Said first={`${looked} ${words.promised[kind](near(at))}`} />;
    }
    case "open":
      return <Said first={looked} then={words.open} />;
  }
}

function Said({ first, then }: { first: string; then?: string }) {
  return (
    <>
      <p className="standing__now">{first}</p>
      {then && <p>{then}</p>}
    </>
  );
}

/** What the end means, and the way on. */
function Afterwards({ how, view }: { how: Ended; view: FollowShown }) {
  const { t } = useFrame();
  const { text, link } = t.follow.afterwards[how];
  const { outcome } = view.follow;
  return (
    <>
      {how === "closed" && outcome && (
        <p>{t.follow.report.outcomes[outcome]}</p>
      )}
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        <a href={wayOn[how]}>{link}</a>
      </p>
    </>
  );
}

const wayOn = {
  closed: "#write",
  withdrawn: "/report",
  duplicate: "/where-to-report",
  "not-for-us": "/where-to-report",
} satisfies Record<Ended, string>;

// Written out, so that the unused are left out of the stylesheet.
const classes = {
  overdue: "standing standing--overdue",
  asked: "standing",
  promised: "standing",
  open: "standing",
  ended: "standing standing--ended",
} satisfies Record<Standing["is"], string>;
