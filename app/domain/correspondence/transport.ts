/** A mail as it leaves the building. */
export type OutgoingMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets. */
  messageId: string;
  /** Earlier mails of the same conversation, oldest first; empty starts one. */
  references: string[];
  headers: Record<string, string>;
};

/** A mail server, or the demonstration's outbox. `send` throws what nodemailer throws. */
export type MailTransport = {
  /** Address and perhaps name of the portal, as MAIL_FROM. */
  from: string;
  send: (mail: OutgoingMail) => Promise<void>;
  close: () => void;
};
