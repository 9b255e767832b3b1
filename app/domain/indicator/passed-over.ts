import { matchAt } from "./mark.ts";

/** A piece of a text that is no indicator, whatever it looks like. */
type PassedOver = { start: number; end: number };

/** The name of a mailing list in its own header: a label, and often no name of DNS. */
const listId = /(?<![^\n])[ \t]{0,8}List-Id:[^\n]{0,500}/giu;
/** Ids of messages have the shape of an address; what follows their `@` is a host all the same. */
const messageId =
  /(?<![\p{L}\p{N}])(?:(?:message[-_]?id|in[-_]reply[-_]to|references)["']?:\s{0,4}["']?(?:<[^<>\s]{1,250}>\s{0,4}){1,20}|message[-_]?id["']?[:=][ \t]?["']?[^\s"'<>]{1,250})/giu;
/** Where a mail's parts are divided, at its declaration. */
const boundary = /(?<![\p{L}\p{N}-])boundary\s?=\s?["']?([^"'\s;]{1,70})/giu;
/** The same line again, where the declaration was not pasted: digits that nobody hashed. */
const boundaryLine =
  /(?<![^\n])--[\w=.'+-]{0,38}[0-9a-f]{32}[\w=.'+-]{0,38}(?![^\r\n])/gi;
/** Ids that programs give to what they do, and digests of other things than files. */
const named =
  /(?<![\p{L}\p{N}])(?:(?:trace|span|request|session|correlation|transaction)[_-]?id|uuid|guid|e-?tag|nonce|csrf(?:[_-]?token)?|hassh(?:server)?|(?:rich_?)?pe_?hash|rich_?(?:pe_?)?header_?hash|vhash|telfhash)["']?\s?[:=,]\s?["']?(?:W\/)?["']?[0-9a-f]{32,64}(?![\p{L}\p{N}])/giu;

/** Names of SSH's algorithms and extensions look like mail addresses (RFC 4251, section 6). */
const algorithm =
  /(?<![\p{L}\p{N}.-])[a-z0-9][a-z0-9._-]{0,63}@(?:openssh\.com|libssh\.org|ssh\.com|lysator\.liu\.se|tinyssh\.org|putty\.projects\.tartarus\.org|amazon\.com|google\.com)(?![\p{L}\p{N}-]|\.\p{L})/giu;
const isAlgorithm =
  /^(?:aes|hmac|umac|chacha|curve|ecdh|ecdsa|sntrup|mlkem|rijndael|ssh-|sk-|webauthn-|seed-|crypticore|zlib|twofish|serpent|blowfish|arcfour|cast\d|3?des-|kex-|diffie|ed25519|rsa-|x25519|kyber|s2n)/i;
const extension =
  /^(?:[a-z0-9]+(?:-[a-z0-9]+)+|eow|keepalive|zlib|tun|hostkeys)@openssh\.com$/i;
/** Beyond its name stands the key itself, which is one. */
const keyAfter = / +AAAA/y;

/** What is passed over, in no order; pieces may lie on each other. */
export function* passedOver(text: string): Iterable<PassedOver> {
  for (const pattern of [listId, boundaryLine, named])
    for (const { 0: run, index } of text.matchAll(pattern))
      yield { start: index, end: index + run.length };
  for (const { 0: run, index } of text.matchAll(messageId))
    for (const { 0: id, index: at } of run.matchAll(/[^<\s"':=]+@/g))
      yield { start: index + at, end: index + at + id.length };
  for (const { 0: run, index } of text.matchAll(algorithm)) {
    const end = index + run.length;
    const isName = isAlgorithm.test(run) || extension.test(run);
    if (isName && !matchAt(keyAfter, text, end)) yield { start: index, end };
  }
  yield* boundaries(text);
}

/** A mail has few parts in parts; a text of nothing else is not searched for each. */
const mostBoundaries = 20;

function* boundaries(text: string): Iterable<PassedOver> {
  const values = new Set<string>();
  for (const { 0: run, 1: value = "", index } of text.matchAll(boundary)) {
    if (values.size === mostBoundaries) break;
    values.add(value);
    yield { start: index + run.length - value.length, end: index + run.length };
  }
  for (const value of values) {
    const line = `\n--${value}`;
    for (
      let at = text.indexOf(line);
      at !== -1;
      at = text.indexOf(line, at + line.length)
    )
      yield { start: at + 1, end: at + line.length };
  }
}
