import type { ReactNode } from "react";
import type { Change } from "#app/domain/report/changes.ts";
import { sayInstant } from "#app/locales/dates.ts";
import type { ChangesView } from "#app/routes/public/follow/changes-view.server.ts";
import { AnswerText } from "./display.tsx";
import { useFrame } from "./frame.ts";
import { PublicPage } from "./page.tsx";

/** Every update of a sent report, the newest first: what it said before and what it says now. */
export function ChangesPage(view: ChangesView) {
  const { t } = useFrame();
  const words = t.changes;
  const { updates, olderThan, isNewest, zone } = view;
  return (
    <PublicPage back={{ to: "/follow/report", label: t.follow.report.title }}>
      <h1>{words.title}</h1>
      <p className="lead">{updates.length > 0 ? words.lead : words.none}</p>
      {updates.map((update) => (
        <Update key={update.version} update={update} zone={zone} />
      ))}
      {(olderThan !== null || !isNewest) && (
        <nav className="actions no-print" aria-label={words.title}>
          {!isNewest && <a href="/follow/changes">{words.newest}</a>}
          {olderThan !== null && (
            <a href={`/follow/changes?before=${olderThan}`}>{words.older}</a>
          )}
        </nav>
      )}
    </PublicPage>
  );
}

type Shown = ChangesView["updates"][number];

function Update({ update, zone }: { update: Shown; zone: string }) {
  const { t, locale } = useFrame();
  const words = t.changes;
  const { version, savedAt, changes, isYours } = update;
  return (
    <section className="update" id={`version-${version}`}>
      <h2>
        <time dateTime={new Date(savedAt).toISOString()}>
          {sayInstant(locale, savedAt, zone)}
        </time>
      </h2>
      <p className="muted">{isYours ? words.you : words.colleague}</p>
      {changes.length === 0 && <p>{words.undone}</p>}
      {changes.map((change) => (
        <ChangedAnswer key={change.questionId} change={change} />
      ))}
    </section>
  );
}

function ChangedAnswer({ change }: { change: Change }) {
  const { t } = useFrame();
  const words = t.changes;
  const { questionId, before, after } = change;
  return (
    <>
      <h3>{t.questions[questionId].label}</h3>
      <dl className="before-now">
        <Side name={words.before}>
          {before.length === 0 ? (
            <p className="muted">{words.notAsked}</p>
          ) : (
            <AnswerText questionId={questionId} display={before} />
          )}
        </Side>
        <Side name={words.now}>
          {after.length === 0 ? (
            <p className="muted">{words.noLongerAsked}</p>
          ) : (
            <AnswerText questionId={questionId} display={after} />
          )}
        </Side>
      </dl>
    </>
  );
}

function Side({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
