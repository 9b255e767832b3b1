import { Panel } from "#app/components/desk/panel.tsx";
import type { ReportView } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import { mailKindWords, mailStateWords } from "#app/components/desk/words.ts";

type Mail = ReportView["mails"][number];

/** What became of each mail to the reporter; whether a person read it cannot be known. */
export function MailsPanel({ report }: { report: ReportView }) {
  return (
    <Panel id="mails" title="Mail to the reporter">
      {report.mails.length === 0 ? (
        <p className="quiet">
          {report.contactPolicy === "silent"
            ? "None, and none will be sent: somebody may be reading their mail."
            : "None has been sent."}
        </p>
      ) : (
        <ol className="notes">
          {report.mails.map((mail) => (
            <li key={mail.id}>
              <p>{mailKindWords[mail.kind]}</p>
              <p className="quiet small">{fateOf(mail)}</p>
              <p className="quiet small">
                <When at={mail.deliveredAt ?? mail.failedAt ?? mail.queuedAt} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function fateOf({ state, attempts, smtpReplyCode, failure }: Mail): string {
  const pieces = [
    mailStateWords[state],
    attempts > 1 && `${attempts} attempts`,
    state === "failed" &&
      smtpReplyCode &&
      `the mail server said ${smtpReplyCode}`,
    state === "failed" && failure?.replaceAll("-", " "),
  ];
  return pieces.filter(Boolean).join(", ");
}
