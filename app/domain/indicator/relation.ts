import { parse } from "tldts";
import { cidr4, ipv4Of } from "./ipv4.ts";
import { cidr6, ipv6Of } from "./ipv6.ts";
import { nameOf } from "./name.ts";
import type { Indicator } from "./recognised.ts";

/**
 * The host that an indicator is, names or lies on: of a URL, of a mail address, of a block of one address; null where there is
 * none, or one that everybody uses.
 */
export function hostOf({ kind, value }: Indicator): string | null {
  switch (kind) {
    case "ipv4":
    case "ipv6":
    case "domain":
      return value;
    case "cidr":
      return (
        /^(?:[\d.]+(?=\/32$)|[0-9a-f:]+(?=\/128$))/.exec(value)?.[0] ?? null
      );
    case "email":
      return ownHost(value.slice(value.lastIndexOf("@") + 1));
    case "url":
      return ownHost(hostOfUrl(value));
    default:
      return null;
  }
}

/** What one must register to have this host; null for an address, and for a name that its owner lends to everybody. */
export function registrableOf(host: string): string | null {
  if (ipv4Of(host) !== null || host.includes(":")) return null;
  const { domain } = parse(host, { allowPrivateDomains: true });
  return domain === null || everybodys.has(domain) ? null : domain;
}

/** Compared from the narrowest on to these: a wider network says nothing of who is in it. */
const widest4 = 16;
/** Of IPv6 at these: what registries give to providers and they to customers. */
const widths6 = [64, 60, 56, 52, 48, 44, 40, 36, 32];

/** The networks around an address or a network, the narrowest first, without itself. */
export function networksAround(place: string): string[] {
  const [address = "", length] = place.split("/");
  const ipv4 = ipv4Of(address);
  const known = (cidr: string | null) => (cidr === null ? [] : [cidr]);
  if (ipv4 !== null) {
    const lengths = [];
    for (let each = Number(length ?? 32) - 1; each >= widest4; each--)
      lengths.push(each);
    return lengths.flatMap((each) => known(cidr4(ipv4, each)));
  }
  const ipv6 = ipv6Of(address);
  if (ipv6 === null) return [];
  return widths6
    .filter((each) => each < Number(length ?? 128))
    .flatMap((each) => known(cidr6(ipv6, each)));
}

export function hostOfUrl(url: string): string {
  const host = url
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^.*@/, "")
    .replace(/:\d+$/, "");
  return host.replace(/^\[(.*)\]$/, "$1");
}

function ownHost(host: string): string | null {
  if (ipv4Of(host) !== null || ipv6Of(host) !== null) return host;
  const named = nameOf(host);
  if (named?.kind !== "domain" || named.note !== null) return null;
  const { domain } = parse(host, { allowPrivateDomains: true });
  return domain !== null && everybodys.has(domain) ? null : named.value;
}

/**
 * Where people have mailboxes, pages, files and shortened addresses of their own under one name, and do not list it with the
 * public suffixes: a sign on one says nothing of another. By the ranking of the most visited (Tranco, 2026-11).
 */
const everybodys: ReadonlySet<string> = new Set(
  (
    "gmail.com googlemail.com google.com youtube.com outlook.com hotmail.com live.com msn.com office.com office365.com microsoft.com " +
    "microsoftonline.com sharepoint.com windows.com windows.net onedrive.com yahoo.com ymail.com aol.com icloud.com me.com mac.com apple.com " +
    "proton.me protonmail.com tutanota.com tuta.io gmx.com gmx.net mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com zoho.com fastmail.com " +
    "github.com githubusercontent.com gitlab.com bitbucket.org pastebin.com dropbox.com dropboxusercontent.com box.com mediafire.com mega.nz wetransfer.com " +
    "discord.com discordapp.com telegram.org t.me slack.com whatsapp.com facebook.com instagram.com twitter.com x.com linkedin.com reddit.com tiktok.com " +
    "bit.ly tinyurl.com t.co is.gd goo.gl cloudflare.com amazon.com amazonaws.com akamai.net akamaiedge.net fastly.net wikipedia.org adobe.com docusign.net " +
    "sendgrid.net mailchimp.com sslip.io nip.io xip.io in-addr.arpa ip6.arpa virustotal.com cisa.gov mitre.org fbi.gov ic3.gov nist.gov"
  ).split(" "),
);
