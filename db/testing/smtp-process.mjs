// A mail server of its own process. Its parent tells it how to answer; it hands back each mail that it took, whole.
import { SMTPServer } from "smtp-server";

/** Replies to RCPT, first in first out; when none is left, every address is good. */
let replies = [];

const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  onRcptTo(address, _session, done) {
    const code = replies.shift() ?? 250;
    if (code === 250) return done();
    if (code === 0) {
      for (const connection of server.connections) connection.close();
      return;
    }
    done(
      Object.assign(new Error(`refused <${address.address}>`), {
        responseCode: code,
      }),
    );
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const raw = Buffer.concat(parts).toString("base64");
      process.send({ mail: { to, raw } }, () => done());
    });
  },
});

process.on("message", (message) => {
  if (message.replies) replies = message.replies;
  process.send({ ready: true });
});
server.listen(0, "127.0.0.1", () =>
  process.send({ port: server.server.address().port }),
);
