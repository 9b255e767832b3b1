import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

export type Patience = {
  /** How long a whole body may take: that of an ordinary form, and that of somebody who may send no files. */
  formMs: number;
  /** How long a line may be silent in the middle of a file, which may take hours. */
  silenceMs: number;
  /** How long a sender who has been answered may go on, so that a browser hears the answer. */
  lingerMs: number;
};

export const usualPatience: Patience = {
  formMs: 300_000,
  silenceMs: 120_000,
  lingerMs: 2_000,
};

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** A sender who keeps us waiting is let go. Comes first, as every address may be sent a body. */
export function inTime({ formMs, lingerMs }: Patience): RequestHandler {
  return (request, response, next) => {
    const { socket } = request;
    const end = () => {
      if (!request.complete) socket.destroy();
    };
    const timer = setTimeout(end, formMs);
    timers.set(request, timer);
    request.once("close", () => clearTimeout(timer));
    response.once("finish", () => {
      if (!request.complete) setTimeout(end, lingerMs).unref();
    });
    next();
  };
}

/** For a file from somebody who may send one: what of it came before the line fell silent is kept. */
export function allowHours(
  request: IncomingMessage,
  { silenceMs }: Patience,
): void {
  clearTimeout(timers.get(request));
  request.setTimeout(silenceMs, () => request.destroy());
}
