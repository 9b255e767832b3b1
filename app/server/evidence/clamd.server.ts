import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Scanner } from "#app/domain/evidence/scanner.ts";

/** How long clamd may take over one piece, or over its answer to all: its own ReadTimeout is two minutes. */
const silenceMs = 300_000;

/**
 * ClamAV's daemon by its INSTREAM command, with pieces of four bytes of length each, ended by an empty one:
 * https://docs.clamav.net/manual/Usage/ClamdProtocol.html. `tcp://host:port`, or `unix:/path`.
 */
export function clamdScanner(address: string): Scanner {
  return {
    scan: async (bytes) => {
      const socket = await open(address);
      try {
        const answer = answerOf(socket);
        await send(socket, bytes, answer);
        return labelOf(await answer);
      } finally {
        socket.destroy();
      }
    },
  };
}

async function open(address: string): Promise<Socket> {
  const { protocol, hostname, port, pathname } = new URL(address);
  const socket =
    protocol === "unix:"
      ? connect(decodeURIComponent(pathname))
      : connect(Number(port || 3310), hostname);
  socket.setTimeout(silenceMs, () => socket.destroy(new Error("silence")));
  await once(socket, "connect");
  return socket;
}

/** All it says until it hangs up; a connection that breaks without a word is a failure. */
function answerOf(socket: Socket): Promise<string> {
  let said = "";
  const answer = new Promise<string>((done, fail) => {
    socket.on("data", (chunk: Buffer) => (said += chunk.toString()));
    socket.once("error", (error) => (said ? done(said) : fail(error)));
    socket.once("close", () =>
      said ? done(said) : fail(new Error("clamd hung up")),
    );
  });
  // Awaited only after everything was sent.
  answer.catch(() => {});
  return answer;
}

async function send(
  socket: Socket,
  bytes: AsyncIterable<Buffer>,
  answer: Promise<string>,
) {
  let hasAnswered = false;
  const answered = answer.finally(() => (hasAnswered = true));
  answered.catch(() => {});
  socket.write("zINSTREAM\0");
  for await (const piece of bytes) {
    // Too long for it: it says so, and listens no more.
    if (hasAnswered || socket.destroyed) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece))
      await Promise.race([once(socket, "drain"), answered]).catch(() => {});
  }
  socket.write(Buffer.alloc(4));
}

/** "stream: OK", "stream: Some.Name FOUND", "INSTREAM size limit exceeded. ERROR". The name found is not kept. */
function labelOf(answer: string) {
  const words = answer.replaceAll("\0", "").trim();
  if (/: OK$/.test(words)) return "nothing-found" as const;
  return / FOUND$/.test(words)
    ? ("malware-found" as const)
    : ("scan-failed" as const);
}
