import type { ReactNode } from "react";
import type { Change } from "#app/domain/form/changes.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { sayInstant } from "#app/locales/dates.ts";
import type { ChangesView } from "./changes-view.server.ts";
import { AnswerText } from "#app/components/public/form/display.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { isolated, visible } from "#app/components/public/strange-text.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { Damaged } from "#app/components/public/opened.tsx";

/** Every update of a sent report, the newest first: what it said before and what it says now. */
export function ChangesPage(view: ChangesView) {
  const { t } = useFrame();
  const words = t.changes;
  const { updates, olderThan, isNewest, zone, mayDownload } = view;
  return (
    <PublicPage back={{ to: "/follow/report", label: t.follow.report.title }}>
      <h1>{words.title}</h1>
      <p className="lead">{updates.length > 0 ? words.lead : words.none}</p>
      {updates.map((update) => (
        <Update key={update.version} {...{ update, zone, mayDownload }} />
      ))}
      {view.sentVersion !== null && (
        <section className="update">
          <h2>{words.sentTitle}</h2>
          <Files
            version={view.sentVersion}
            receipt={words.sentReceipt}
            answers={mayDownload ? words.sentAnswers : null}
          />
        </section>
      )}
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

function Update({
  update,
  zone,
  mayDownload,
}: {
  update: Shown;
  zone: string;
  mayDownload: boolean;
}) {
  const { t, locale } = useFrame();
  const { version, savedAt, changes } = update;
  const when = sayInstant(locale, savedAt, zone);
  return (
    <section className="update" id={`version-${version}`}>
      <h2>
        <time dateTime={new Date(savedAt).toISOString()}>{when}</time>
      </h2>
      <p className="muted">{byWhom(t, update)}</p>
      {changes.is === "damaged" ? (
        <p>
          <Damaged />
        </p>
      ) : (
        <ChangedAnswers changes={changes.value} />
      )}
      <Files
        version={version}
        receipt={t.changes.receipt(when)}
        answers={mayDownload ? t.changes.answers(when) : null}
      />
    </section>
  );
}

function ChangedAnswers({ changes }: { changes: readonly Change[] }) {
  const words = useFrame().t.changes;
  if (changes.length === 0) return <p>{words.undone}</p>;
  return changes.map((change) => (
    <ChangedAnswer key={change.questionId} change={change} />
  ));
}

function byWhom(
  { changes: words, codes }: Catalogue,
  { isYours, codeLabel }: Shown,
) {
  if (isYours) return words.you;
  if (codeLabel === null) return words.first;
  return codeLabel.is === "opened"
    ? words.colleague(isolated(visible(codeLabel.value)))
    : codes.unnamed;
}

/**
 * To keep: what proves that it was said, and what was said. The number of a version counts what was saved before sending too,
 * so it stands in the address alone.
 */
function Files({
  version,
  receipt,
  answers,
}: {
  version: number;
  receipt: string;
  /** Null for a code that may not download. */
  answers: string | null;
}) {
  return (
    <ul className="update__files no-print">
      <li>
        <a href={`/report/receipt.json?version=${version}`}>{receipt}</a>
      </li>
      {answers !== null && (
        <li>
          <a href={`/report/answers.json?version=${version}`}>{answers}</a>
        </li>
      )}
    </ul>
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
