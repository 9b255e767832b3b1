import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { z } from "zod";
import type {
  MailTransport,
  OutgoingMail,
} from "#app/domain/correspondence/transport.ts";

/** With a server's URL a pool of connections to it; else the demonstration's outbox, a folder of .eml files. */
export function openMailTransport({
  smtpUrl,
  from,
  outboxFolder,
}: {
  smtpUrl: string | null;
  from: string;
  outboxFolder: string | null;
}): MailTransport {
  if (smtpUrl !== null) return smtpTransport(smtpUrl, from);
  if (outboxFolder !== null) return outboxTransport(outboxFolder, from);
  throw new Error("mail needs SMTP_URL or an outbox");
}

function smtpTransport(smtpUrl: string, from: string): MailTransport {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    // A line may break after the server took the mail. So the job, which counts the tries, decides whether to send
    // again, and not the pool.
    maxRequeues: 0,
    // Together shorter than the ten minutes for which a mail is claimed.
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    // Mail leaves this machine under TLS or not at all.
    requireTLS: !isLoopback(smtpUrl),
    ...fenced,
  });
  return {
    from,
    send: async (mail) => {
      await transport.sendMail(envelopeOf(mail, from));
    },
    close: () => transport.close(),
  };
}

function outboxTransport(folder: string, from: string): MailTransport {
  const transport = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: "unix",
    ...fenced,
  });
  return {
    from,
    send: async (mail) => {
      const { message } = await transport.sendMail(envelopeOf(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error("no buffer was made");
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Named by Message-ID: a repeated sending replaces its file, as a mail program would fold it.
      const name = mail.messageId.replace(/@.*/, "").replace(/[^\w-]/g, "");
      await writeWhole(join(folder, `${name}.eml`), message);
      const { to, subject, text, messageId, references } = mail;
      const shown = { from, to, subject, text, messageId, references };
      await writeWhole(join(folder, `${name}.json`), JSON.stringify(shown));
    },
    close: () => {},
  };
}

const outboxMailSchema = z.object({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  messageId: z.string(),
  references: z.array(z.string()),
});
export type OutboxMail = z.infer<typeof outboxMailSchema>;

/** What a reporter's mailbox would hold, newest first, for the demonstration's outbox page. */
export async function listOutbox(
  folder: string,
  limit = 50,
): Promise<OutboxMail[]> {
  const names = await readdir(folder).catch(() => []);
  // Names begin with a UUIDv7, so their order is that of time.
  const newest = names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse()
    .slice(0, limit);
  return Promise.all(
    newest.map(async (name) =>
      outboxMailSchema.parse(
        JSON.parse(await readFile(join(folder, name), "utf8")),
      ),
    ),
  );
}

/** A mail's parts are texts of ours: never the content of a file or of an address that somebody named. */
const fenced = { disableFileAccess: true, disableUrlAccess: true };

function envelopeOf(mail: OutgoingMail, from: string) {
  const { messageId, references, headers, to, subject, text, html } = mail;
  return {
    from,
    // As one address: commas and groups in it are not read as several recipients.
    to: { name: "", address: to },
    subject,
    text,
    html,
    messageId: `<${messageId}>`,
    references: references.map((id) => `<${id}>`),
    inReplyTo: references.length > 0 ? `<${references.at(-1)}>` : undefined,
    headers,
  };
}

async function writeWhole(path: string, content: string | Buffer) {
  await writeFile(`${path}.part`, content, { mode: 0o600 });
  await rename(`${path}.part`, path);
}

function isLoopback(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}
