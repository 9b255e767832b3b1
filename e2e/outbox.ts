import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { portOf } from "#app/server/process/port.server.ts";

/** A real SMTP server: what arrived, parsed. */
export type MailServer = {
  url: string;
  received: ReceivedMail[];
  /** Waits for the first mail to this address that has not been waited for. */
  next: (address: string, patienceMs?: number) => Promise<ParsedMail>;
  /** Answers this to every mail from now on, e.g. 450 or 550; null accepts again. */
  refuseWith: (code: number | null) => void;
  close: () => Promise<void>;
};

type ReceivedMail = { to: string[]; source: string; mail: ParsedMail };

export async function openMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const read = new Set<ReceivedMail>();
  let listeners: (() => void)[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(_address, _session, callback) {
      if (refusal === null) return callback();
      callback(Object.assign(new Error("refused"), { responseCode: refusal }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const source = Buffer.concat(chunks).toString();
        const to = session.envelope.rcptTo.map(({ address }) => address);
        simpleParser(source)
          .then((mail) => {
            received.push({ to, source, mail });
            for (const tell of listeners) tell();
            callback();
          })
          .catch(callback);
      });
    },
  });
  // A process that is killed while it delivers breaks its connection.
  server.on("error", () => {});
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const port = portOf(server.server);

  const next = (address: string, patienceMs = 15_000) =>
    new Promise<ParsedMail>((done, fail) => {
      const look = () => {
        const found = received.find(
          (each) => each.to.includes(address) && !read.has(each),
        );
        if (!found) return;
        clearTimeout(timer);
        listeners = listeners.filter((listener) => listener !== look);
        read.add(found);
        done(found.mail);
      };
      const timer = setTimeout(
        () => fail(new Error(`no mail to ${address} arrived`)),
        patienceMs,
      );
      listeners.push(look);
      look();
    });

  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    next,
    refuseWith: (code) => {
      refusal = code;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
