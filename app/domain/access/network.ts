/**
 * In the place of an address that nobody has: Tor hands over all visitors of an onion service from its own. They are many
 * people, so none is held up for what another does.
 */
export const onionVisitor = "onion";

/**
 * Wrong codes and uploads are counted by network: /56 of IPv6, since one subscriber is given that much, and /24 of IPv4,
 * since one subscriber may hold several addresses of it. All that is not an address counts as one network.
 */
export function networkOf(address: string): string {
  if (address === onionVisitor) return onionVisitor;
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(
    address,
  );
  if (v4?.[1]) return `${v4[1]}.0/24`;
  if (!address.includes(":")) return "unknown";
  const groups = expanded(address.toLowerCase().replace(/%.*$/, ""));
  // 56 bits: three groups and the upper half of the fourth.
  const fourth = groups[3]?.slice(0, 2) ?? "00";
  return `${groups.slice(0, 3).join(":")}:${fourth}00::/56`;
}

/** Eight groups of four digits. */
function expanded(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const zeros = Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill("0"), ...right].map((group) =>
    group.padStart(4, "0"),
  );
}
