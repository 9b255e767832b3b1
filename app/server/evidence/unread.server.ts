import type { Request as Incoming, Response } from "express";

const shortBytes = 64 * 1024;

/**
 * Whether a body is so short that its sender hears an answer in any case. While a browser still sends a longer one, it heeds
 * an answer that refuses, and does not follow one that leads on.
 */
export function isShort(incoming: Incoming): boolean {
  return Number(incoming.headers["content-length"]) <= shortBytes;
}

/**
 * To be called before an answer to a body that nobody wants. A long one is cut off. A short one runs out by itself after the
 * answer: to close under its last bytes would lose the answer on its way.
 */
export function leaveUnread(incoming: Incoming, outgoing: Response): void {
  if (!incoming.complete && !isShort(incoming))
    outgoing.set("Connection", "close");
}
