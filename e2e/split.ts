import { mkdirSync, symlinkSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import {
  keysNeeded,
  variableOf,
  type ProcessSurface,
} from "#app/server/process/key-variables.server.ts";
import { portOf } from "#app/server/process/port.server.ts";

/** As behind an operator's proxy: one address, and pages of the desk from the desk's process. */
export async function openFront(publicUrl: string, deskUrl: string) {
  const ofDesk = /^\/(?:desk|sign-in|sign-out|__manifest)(?:[/?.]|$)/;
  const front = createServer((asked, answer) => {
    const target = ofDesk.test(asked.url ?? "") ? deskUrl : publicUrl;
    const { method, headers } = asked;
    const on = request(
      new URL(asked.url ?? "/", target),
      { method, headers },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
        given.pipe(answer);
      },
    );
    on.on("error", () => answer.destroy());
    asked.on("error", () => on.destroy());
    answer.on("close", () => on.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((done) => front.listen(0, "127.0.0.1", done));
  return {
    url: `http://localhost:${portOf(front)}`,
    close: () => {
      front.closeAllConnections();
      front.close();
    },
  };
}

/** A process of one surface with a folder of its own, the keys it may hold, and the evidence and the log of `home`. */
export function surfaceVariables(home: string, surface: ProcessSurface) {
  const own = join(home, surface);
  mkdirSync(own, { recursive: true });
  mkdirSync(join(home, "evidence"), { recursive: true });
  symlinkSync(join(home, "evidence"), join(own, "evidence"));
  return {
    LANDLINE_SURFACE: surface,
    LANDLINE_HOME: own,
    LANDLINE_LOG: join(home, "logs/landline.log"),
    ...Object.fromEntries(
      keysNeeded(surface, true).map((key) => [
        `${variableOf(key)}_FILE`,
        join(home, "keys", key),
      ]),
    ),
  };
}
