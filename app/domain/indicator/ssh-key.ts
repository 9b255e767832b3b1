import { found, type Finder } from "./recognised.ts";

/** Every public key's first bytes tell the length of its type's name: AAAA in base64. */
const key =
  /(?<![\p{L}\p{N}])((?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)) +(AAAA[A-Za-z0-9+/]{32,}={0,2})/gu;
/** 32 bytes of SHA-256 without padding. */
const fingerprint =
  /(?<![\p{L}\p{N}])SHA256:[A-Za-z0-9+/]{43}(?![A-Za-z0-9+/])/gu;

/** Public SSH keys without their comment, and fingerprints as OpenSSH logs them. */
export const findKeys: Finder = function* (text) {
  for (const { 0: all, 1: type, 2: base64, index } of text.matchAll(key))
    yield found("ssh-key", `${type} ${base64}`, index, index + all.length);
  for (const { 0: print, index } of text.matchAll(fingerprint))
    yield found("ssh-key", print, index, index + print.length);
};
