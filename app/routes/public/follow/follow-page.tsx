import { messageForm } from "#app/domain/form/message-form.ts";
import { AlsoTell } from "#app/components/public/also-tell.tsx";
import { ContactCard } from "#app/components/public/contact-card.tsx";
import { OwnCert } from "#app/components/public/own-cert.tsx";
import { AskAgainNotice } from "#app/components/public/ask-again.tsx";
import { CheckList } from "#app/components/public/form/check-list.tsx";
import { Conversation } from "./conversation.tsx";
import { FollowActions } from "./follow-actions.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { LostCodeNotice } from "./lost-code-notice.tsx";
import { PublicPage } from "#app/components/public/page.tsx";
import { messageFormId, QuestionsForYou, WriteForm } from "./reply-forms.tsx";
import { StandingNow } from "./standing-now.tsx";
import { Timeline } from "./timeline.tsx";
import type { FollowShown } from "./follow-shown.ts";
import { Damaged } from "#app/components/public/opened.tsx";

/** A sent report as its reporter sees it: whether anybody looked, what is asked, what was said, and what can be done. */
export function FollowPage({ refused, ...view }: FollowShown) {
  const { t, isCodeless } = useFrame();
  const words = t.follow.report;
  const { follow, zone, rows } = view;
  const errors = refused
    ? [{ fieldId: refused.fieldId, text: words[refused.code] }]
    : [];
  return (
    <PublicPage errors={errors} keeps={keptForm(view)}>
      <h1>{words.title}</h1>
      <p className="report-number">
        {words.reference} <strong className="mono">{follow.reference}</strong>
      </p>
      <LostCodeNotice view={view} />
      <StandingNow view={view} />
      <OnThisPage view={view} />
      {view.mayWrite && (
        <AskAgainNotice asked={view.asked} zone={zone} isSent />
      )}
      <Correspondence view={view} refused={refused} />
      <FollowActions view={view} />
      <h2 id="happened">{words.timeline}</h2>
      <Timeline entries={follow.timeline} zone={zone} />
      <h2>{words.answersTitle}</h2>
      {rows.is === "damaged" ? (
        <p>
          <Damaged />
        </p>
      ) : (
        <details>
          <summary>{words.answersShow}</summary>
          <div>
            <CheckList rows={rows.value} changes={view.mayUpdate && "more"} />
          </div>
        </details>
      )}
      {view.signposts && <Signposts shown={view.signposts} />}
      <form
        method="post"
        action="/follow/departure"
        className="actions no-print"
      >
        <button className="usa-button usa-button--outline">
          {words.leave}
        </button>
        <span className="muted">
          {isCodeless ? t.codeless.leaveHint : words.leaveHint}
        </span>
      </form>
    </PublicPage>
  );
}

/** Whom else to tell, folded: who leads the answer stands above. */
function Signposts({
  shown,
}: {
  shown: NonNullable<FollowShown["signposts"]>;
}) {
  const { t } = useFrame();
  const words = t.whereToReport;
  return (
    <>
      <h2>{words.alsoTitle}</h2>
      <details className="signposts">
        <summary>{t.follow.report.alsoShow}</summary>
        <div>
          {shown.ownCert && <OwnCert found={shown.ownCert} />}
          {shown.region && (
            <ContactCard card={shown.region} role={words.region.role} />
          )}
          <AlsoTell shown={shown.alsoTell} isUntitled />
          <p>
            <a href="/where-to-report">{words.title}</a>
          </p>
        </div>
      </details>
    </>
  );
}

/** A button sends one form: that of the question which waits first, else that of a message. */
function keptForm({ openQuestions, mayWrite }: FollowShown) {
  if (!mayWrite) return undefined;
  const [first] = openQuestions;
  return messageFormId(messageForm(first?.id));
}

/** On a telephone the end of the page is far away. */
function OnThisPage({ view }: { view: FollowShown }) {
  const { follow } = useFrame().t;
  return (
    <nav className="jump no-print" aria-label={follow.report.onThisPage}>
      <ul>
        {hasCorrespondence(view) && (
          <li>
            <a href="#messages">{follow.report.messages}</a>
          </li>
        )}
        <li>
          <a href="#do">{follow.actions.title}</a>
        </li>
        <li>
          <a href="#happened">{follow.report.timeline}</a>
        </li>
      </ul>
    </nav>
  );
}

function hasCorrespondence({ follow, mayWrite }: FollowShown): boolean {
  return mayWrite || follow.messages.length > 0;
}

/** Questions first, as somebody waits for them; then all that was said, and the box to write in. */
function Correspondence({
  view,
  refused,
}: {
  view: FollowShown;
  refused: FollowShown["refused"];
}) {
  const { t } = useFrame();
  const words = t.follow.report;
  const { follow, zone, of, openQuestions, unsent, takesMessages } = view;
  // A question that waits stands above.
  const messages = follow.messages.filter(
    ({ id }) => !takesMessages || !openQuestions.some((open) => open.id === id),
  );
  return (
    <>
      {openQuestions.length > 0 && takesMessages && (
        <QuestionsForYou
          of={of}
          questions={openQuestions}
          mayAnswer={view.mayWrite}
          {...{ unsent, zone, refused }}
        />
      )}
      {hasCorrespondence(view) && (
        <>
          <h2 id="messages">{words.messages}</h2>
          <Conversation
            messages={messages}
            accessId={view.accessId}
            zone={zone}
          />
        </>
      )}
      {takesMessages && !view.mayWrite && <p>{t.codes.readOnly}</p>}
      {view.mayWrite && (
        <WriteForm
          of={of}
          messageId={view.messageId}
          reopens={follow.status === "closed"}
          {...{ unsent, zone, refused }}
        />
      )}
    </>
  );
}
