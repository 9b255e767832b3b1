import { createServer, connect, type Socket } from "node:net";
import { portOf } from "#app/server/process/port.server.ts";

/**
 * Stands between a client and a server. Silenced it takes connections and what they send, and nothing comes back: as from a
 * server that was stopped, or a line that lets nothing through. Without a `target` it is silent from the beginning.
 */
export async function openProxy(
  target?: string,
): Promise<{ port: number; silence: () => void; close: () => Promise<void> }> {
  let isSilent = target === undefined;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  };
  const server = createServer((incoming) => {
    keep(incoming);
    if (target === undefined || isSilent) return void incoming.resume();
    const { hostname, port } = new URL(target);
    const outgoing = connect(Number(port || 5432), hostname);
    keep(outgoing);
    incoming.on("data", (chunk) => void (isSilent || outgoing.write(chunk)));
    outgoing.on("data", (chunk) => void (isSilent || incoming.write(chunk)));
    incoming.on("close", () => outgoing.destroy());
    outgoing.on("close", () => incoming.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: portOf(server),
    silence: () => (isSilent = true),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
