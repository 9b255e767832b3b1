import { messageForm } from "#app/domain/report/message-form.ts";
import {
  openStatuses,
  type ReportStatus,
} from "#app/domain/report/vocabulary.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { AskAgainNotice } from "./ask-again.tsx";
import { CheckList } from "./check-list.tsx";
import { Dues } from "./dues.tsx";
import { FollowActions } from "./follow-actions.tsx";
import { useFrame } from "./frame.ts";
import { PublicPage } from "./page.tsx";
import { messageFormId, QuestionsForYou, WriteForm } from "./reply-forms.tsx";
import { Timeline } from "./timeline.tsx";
import type { FollowShown } from "./follow-shown.ts";

/** A sent report as its reporter sees it: where it stands, what is owed, what was said, and the way to say more. */
export function FollowPage({ refused, ...view }: FollowShown) {
  const { t } = useFrame();
  const words = t.follow.report;
  const { follow, zone, of, rows, mayWrite, openQuestions } = view;
  const errors = refused
    ? [{ fieldId: refused.fieldId, text: words[refused.code] }]
    : [];
  // A button sends one form: that of the question which waits first, else that of a message.
  const [first] = openQuestions;
  const keeps = first
    ? messageFormId(messageForm(first.id))
    : mayWrite
      ? messageFormId(messageForm())
      : undefined;
  return (
    <PublicPage errors={errors} keeps={keeps}>
      <h1>{words.title}</h1>
      <Standing view={view} />
      {mayWrite && <AskAgainNotice asked={view.asked} zone={zone} isSent />}
      <FollowActions view={view} />
      {openQuestions.length > 0 && (
        <QuestionsForYou
          of={of}
          questions={openQuestions}
          unsent={view.unsent}
          zone={zone}
          mayAnswer={mayWrite}
          refused={refused}
        />
      )}
      <h2>{words.timeline}</h2>
      <Timeline entries={follow.timeline} zone={zone} />
      {mayWrite ? (
        <WriteForm
          of={of}
          messageId={view.messageId}
          reopens={follow.status === "closed"}
          unsent={view.unsent}
          zone={zone}
          refused={refused}
        />
      ) : (
        <p>{view.scope === "read" ? t.codes.readOnly : words.closedHint}</p>
      )}
      <h2>{words.answersTitle}</h2>
      <details>
        <summary>{words.answersShow}</summary>
        <div>
          <CheckList rows={rows} />
        </div>
      </details>
      <form
        method="post"
        action="/follow/departure"
        className="actions no-print"
      >
        <button className="usa-button usa-button--outline">
          {words.leave}
        </button>
        <span className="muted">{words.leaveHint}</span>
      </form>
    </PublicPage>
  );
}

function Standing({ view: { follow, zone } }: { view: FollowShown }) {
  const { t, locale } = useFrame();
  const words = t.follow.report;
  return (
    <>
      <dl className="summary">
        <div>
          <dt>{words.reference}</dt>
          <dd>
            <strong className="mono">{follow.reference}</strong>
          </dd>
        </div>
        <div>
          <dt>{words.status}</dt>
          <dd>
            <p>{words.statuses[follow.status]}</p>
            {follow.status === "closed" && follow.outcome && (
              <p>{words.outcomes[follow.outcome]}</p>
            )}
            <p>
              {follow.firstOpenedAt
                ? words.openedBy(sayInstant(locale, follow.firstOpenedAt, zone))
                : words.notOpened}
            </p>
          </dd>
        </div>
      </dl>
      {isOpen(follow.status) && <Dues dues={follow.dues} zone={zone} />}
    </>
  );
}

/** Whether anybody still owes the reporter something. */
function isOpen(status: ReportStatus): boolean {
  return openStatuses.some((open) => open === status);
}
