import { createServer, type Socket } from "node:net";
import { portOf } from "#app/server/process/port.server.ts";

/**
 * ClamAV's daemon in this process, as far as INSTREAM goes, over a real socket. What holds `malware` is found; longer
 * streams than `mostBytes` it refuses as the real one does, in the middle.
 */
export async function openTestClamd({
  malware = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE",
  mostBytes = Infinity,
  path,
}: { malware?: string; mostBytes?: number; path?: string } = {}) {
  const scannedBytes: number[] = [];
  const server = createServer((socket) => {
    void answer(socket, { malware, mostBytes }).then((bytes) =>
      scannedBytes.push(bytes),
    );
  });
  await new Promise<void>((done) =>
    path
      ? server.listen(path, done)
      : server.listen(0, "127.0.0.1", () => done()),
  );
  return {
    url: path ? `unix:${path}` : `tcp://127.0.0.1:${portOf(server)}`,
    /** How long each stream was. */
    scannedBytes,
    close: () => new Promise((done) => server.close(done)),
  };
}

async function answer(
  socket: Socket,
  { malware, mostBytes }: { malware: string; mostBytes: number },
): Promise<number> {
  let waiting = Buffer.alloc(0);
  let hasCommand = false;
  let bytes = 0;
  let isFound = false;
  socket.on("error", () => {});
  const chunks: AsyncIterable<Buffer> = socket;
  for await (const chunk of chunks) {
    waiting = Buffer.concat([waiting, chunk]);
    if (!hasCommand) {
      const end = waiting.indexOf(0);
      if (end === -1) continue;
      if (waiting.subarray(0, end).toString() !== "zINSTREAM") break;
      waiting = waiting.subarray(end + 1);
      hasCommand = true;
    }
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE(0);
      if (length === 0) {
        socket.end(isFound ? "stream: Test.Malware FOUND\0" : "stream: OK\0");
        return bytes;
      }
      if (waiting.length < 4 + length) break;
      bytes += length;
      isFound ||= waiting.subarray(4, 4 + length).includes(malware);
      waiting = waiting.subarray(4 + length);
    }
    if (bytes > mostBytes) {
      socket.end("INSTREAM size limit exceeded. ERROR\0");
      return bytes;
    }
  }
  socket.end("UNKNOWN COMMAND\0");
  return bytes;
}
