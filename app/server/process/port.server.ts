import type { Server } from "node:net";

/** Where a server listens, which the system chooses when it is asked for port 0. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("the server listens on no port");
  return address.port;
}
