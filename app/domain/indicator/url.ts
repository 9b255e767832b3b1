import { domainOf } from "./domain.ts";
import { ipv4Of, noteOfIpv4 } from "./ipv4.ts";
import { marks } from "./mark.ts";
import { formatIpv6, ipv6Of, noteOfIpv6 } from "./ipv6.ts";
import { found, type Finder } from "./recognised.ts";
import type { RangeNote } from "../vocabulary/indicator.ts";

/**
 * What no URL goes on over, as a piece of a character class. A comma or semicolon: they divide lists far oftener than they
 * stand in a URL. A bracket: it begins a comment, or a regular expression's class; in a host of numbers it is read apart.
 */
export const urlEnds = String.raw`\s${marks}<>{}|\\^,;[\]`;

const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}+])(https?|ftps?|sftp|tftp|scp|ssh|wss?|ldaps?|smb|rdp|tcp|udp|telnet):\/\/(?:[^${urlEnds}/@]{0,128}@)?(?:\[[0-9a-f:.%]{2,60}\])?[^${urlEnds}]*`,
  "giu",
);

/** An address with a path. What follows the slash of a block is a number. */
const addressAndPath = new RegExp(
  String.raw`(?<![\p{L}\p{N}_./-])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\/[\p{L}_~?][^${urlEnds}]*`,
  "gu",
);

/** URLs with a scheme, or on an address; a name with a path is found with the names. */
export const findUrls: Finder = function* (text) {
  for (const { 0: run, 1: scheme = "", index } of text.matchAll(pattern)) {
    const written = withoutDelimiter(trimmed(run), text[index - 1]);
    const url = urlOf(written.slice(scheme.length + 3));
    if (url === null) continue;
    const value = `${scheme.toLowerCase()}://${url.value}`;
    yield found("url", value, index, index + written.length, url.note);
  }
  for (const { 0: run, index } of text.matchAll(addressAndPath)) {
    const written = trimmed(run);
    const url = urlOf(written);
    if (url)
      yield found("url", url.value, index, index + written.length, url.note);
  }
};

/** `/https?:…/` is a regular expression between its slashes. */
function withoutDelimiter(run: string, before: string | undefined): string {
  return before === "/" && run.endsWith("/") ? run.slice(0, -1) : run;
}

/** What follows the scheme, with its host as hosts are written; null without a host. */
export function urlOf(
  rest: string,
): { value: string; note: RangeNote | null } | null {
  const [authority = ""] = /^[^/?#]*/.exec(rest) ?? [];
  const [userinfo = ""] = /^.*@/.exec(authority) ?? [];
  const [port = ""] = /:\d{1,5}$/.exec(authority) ?? [];
  const host = authority.slice(userinfo.length, authority.length - port.length);
  const known = hostOf(host);
  if (known === null) return null;
  const path = rest.slice(authority.length) || "/";
  return { value: userinfo + known.value + port + path, note: known.note };
}

function hostOf(
  host: string,
): { value: string; note: RangeNote | null } | null {
  const ipv4 = ipv4Of(host);
  if (ipv4 !== null) return { value: host, note: noteOfIpv4(ipv4) };
  const ipv6 = host.startsWith("[") ? ipv6Of(host.slice(1, -1)) : null;
  if (ipv6) return { value: `[${formatIpv6(ipv6)}]`, note: noteOfIpv6(ipv6) };
  return domainOf(host) ?? insideOf(host);
}

/** A name that no registry gave, as networks have them: after a scheme it is one all the same. */
function insideOf(host: string): { value: string; note: RangeNote } | null {
  const isInside =
    /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){0,20}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(
      host,
    );
  return isInside ? { value: host.toLowerCase(), note: "private" } : null;
}

/** Without the punctuation of the sentence around it; a bracket stays when it was opened within. */
export function trimmed(run: string): string {
  let end = run.length;
  const opened = { ")": run.split("(").length, "]": run.split("[").length };
  const closed = { ")": run.split(")").length, "]": run.split("]").length };
  for (; end > 0; end--) {
    const last = run[end - 1];
    if (last === ")" || last === "]") {
      if (closed[last] <= opened[last]) break;
      closed[last]--;
    } else if (!last || !".:!?*_$…".includes(last)) break;
  }
  return run.slice(0, end);
}
