import { domainOf } from "./domain.ts";
import { ipv4Of, noteOfIpv4 } from "./ipv4.ts";
import { found, type Finder } from "./recognised.ts";

const isLocal = /[\p{L}\p{N}._%+-]/u;
const isHost = /[\p{L}\p{N}.-]/u;
/** Ids of messages have the shape of an address. */
const isMessageId = /(?:message-id|in-reply-to|references)["']?:\s*<?$/i;

/** Mail addresses, from each `@` outwards: 64 characters before it and 253 after it at most (RFC 5321). */
export const findMail: Finder = function* (text) {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    let [start, end] = [at, at + 1];
    while (start > 0 && at - start <= 64 && isLocal.test(text[start - 1] ?? ""))
      start--;
    while (end < text.length && end - at <= 254 && isHost.test(text[end] ?? ""))
      end++;
    while (start < at && text[start] === ".") start++;
    while (end > at + 1 && ".-".includes(text[end - 1] ?? "")) end--;
    const local = text.slice(start, at);
    const host = text.slice(at + 1, end);
    if (local === "" || at - start > 64 || !host.includes(".")) continue;
    if (isMessageId.test(text.slice(Math.max(0, start - 16), start))) continue;
    const known = mailHost(host);
    if (known === null) continue;
    const value = `${local}@${known.value}`.toLowerCase();
    yield found("email", value, start, end, known.note);
  }
};

function mailHost(host: string) {
  const ipv4 = ipv4Of(host);
  return ipv4 === null
    ? domainOf(host)
    : { value: host, note: noteOfIpv4(ipv4) };
}
