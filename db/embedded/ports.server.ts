import { createServer } from "node:net";

/** What Postgres may listen on, the preferred one first. */
export async function* portsFrom(preferred: number | undefined) {
  if (preferred !== undefined && (await freePort(preferred))) yield preferred;
  // Between our look and Postgres's own, someone else may take it.
  for (let attempt = 0; attempt < 3; attempt++) yield await freePort(0);
}

/** The port when nobody listens there; for 0, any free one. */
function freePort(port: number): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(0));
    server.listen({ port, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() =>
        done(address && typeof address === "object" ? address.port : 0),
      );
    });
  });
}
