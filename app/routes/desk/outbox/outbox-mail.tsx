import type { OutboxMail as Mail } from "#app/server/mail-transport.server.ts";

export function OutboxMail({ mail }: { mail: Mail }) {
  const { messageId, from, to, subject, text, references } = mail;
  return (
    <article className="panel">
      <div className="panel-head">
        <h2>{subject}</h2>
        {references.length > 0 ? (
          <span className="quiet">In a conversation</span>
        ) : null}
      </div>
      <div className="panel-body">
        <p className="quiet small">
          From {from} to {to}, <span className="mono">{messageId}</span>
        </p>
        <p className="mail-body">{text}</p>
      </div>
    </article>
  );
}
