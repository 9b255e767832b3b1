import type { Request as Incoming } from "express";
import { readFormBody, strangerBytes } from "./form-body.server.ts";
import {
  findReporterOf,
  withoutBody,
  type EvidenceContext,
} from "./evidence/reporter.server.ts";
import { pageOf } from "./remix.server.ts";
import { findResponder } from "./responder-session.server.ts";
import { unfinishedBodies } from "./unfinished-bodies.server.ts";
import { visitorNetworkOf } from "./visitor.server.ts";

/** Pages on which somebody writes long texts, and what opens them. The doors, `/report` and `/follow`, are not among them. */
const reporterPages = /^\/(?:report|more|follow)\/./;
const deskPages = /^\/desk(?:\/|$)/;

/** Reads the bodies of one process's pages; null of a request that has none. */
export function pageBodies(context: EvidenceContext) {
  const unfinished = { short: unfinishedBodies(), long: unfinishedBodies() };
  return async (incoming: Incoming) => {
    if (incoming.method === "GET" || incoming.method === "HEAD") return null;
    return readFormBody(incoming, {
      mostBytes: mostBytesOf(incoming),
      unfinished,
      network: visitorNetworkOf(incoming.ip, context.settings),
      isWriter: () => isWriter(incoming, context),
    });
  };
}

/** A receipt on paper with the fingerprints of a hundred files has 83 kB. */
const paperBytes = 256 * 1024;

function mostBytesOf({ path }: Incoming): number {
  return pageOf(path) === "/verify" ? paperBytes : strangerBytes;
}

async function isWriter(
  incoming: Incoming,
  context: EvidenceContext,
): Promise<boolean> {
  const page = pageOf(incoming.path);
  if (reporterPages.test(page))
    return (await findReporterOf(incoming, context)) !== null;
  if (!deskPages.test(page)) return false;
  const asked = { ...context, nonce: "", address: "" };
  return (await findResponder(withoutBody(incoming), asked)) !== null;
}
