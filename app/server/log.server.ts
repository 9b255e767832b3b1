import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import pino, { type Logger } from "pino";

export function openLog(destination: string): Logger {
  if (destination === "stdout") return pino(options);
  mkdirSync(dirname(destination), { recursive: true, mode: 0o700 });
  // Written before the next line runs: a killed process has lost none.
  return pino(options, pino.destination({ dest: destination, sync: true }));
}

const options: pino.LoggerOptions = {
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  // Errors are logged as a Failure, without their message. One that is passed by mistake is reduced to its class.
  serializers: { err: (error: Error) => ({ kind: error.constructor.name }) },
};
