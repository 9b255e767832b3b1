/**
 * SHA-256 (FIPS 180-4) for where the vault is not: the checksum that wallet addresses carry, and a browser that compares a
 * file with what the server has of it. The browser's own cannot take a file piece by piece. It keeps no secret.
 */
export function sha256(message: Uint8Array): Uint8Array {
  const hash = openSha256();
  hash.add(message);
  return hash.digest();
}

export type Sha256 = {
  add: (piece: Uint8Array) => void;
  /** Of all pieces; nothing can be added after it. */
  digest: () => Uint8Array;
};

/** Pieces of any length, in their order; holds no more of them than one block. */
export function openSha256(): Sha256 {
  const state = Int32Array.from(startOf(1 / 2, 8));
  const rest = new Uint8Array(blockBytes);
  let restBytes = 0;
  let allBytes = 0;
  const add = (piece: Uint8Array) => {
    let from = 0;
    allBytes += piece.length;
    if (restBytes > 0) {
      from = Math.min(blockBytes - restBytes, piece.length);
      rest.set(piece.subarray(0, from), restBytes);
      restBytes += from;
      if (restBytes < blockBytes) return;
      compress(state, rest, 0);
      restBytes = 0;
    }
    for (; from + blockBytes <= piece.length; from += blockBytes)
      compress(state, piece, from);
    rest.set(piece.subarray(from));
    restBytes = piece.length - from;
  };
  const digest = () => {
    const bits = allBytes * 8;
    const end = new Uint8Array(
      restBytes < 56 ? 64 - restBytes : 128 - restBytes,
    );
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(end.length - 4, bits >>> 0);
    add(end);
    const answer = new DataView(new ArrayBuffer(32));
    state.forEach((word, at) => answer.setInt32(at * 4, word));
    return new Uint8Array(answer.buffer);
  };
  return { add, digest };
}

const blockBytes = 64;
const words = new Int32Array(64);

/* A file of gigabytes passes through here, so nothing is made on the way; every index is within its bounds. */
function compress(state: Int32Array, from: Uint8Array, start: number) {
  spread(from, start);
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let at = 0; at < 64; at++) {
    const s1 =
      ((e >>> 6) | (e << 26)) ^
      ((e >>> 11) | (e << 21)) ^
      ((e >>> 25) | (e << 7));
    const chosen = (e & f) ^ (~e & g);
    const t1 = (h + s1 + chosen + constants[at]! + words[at]!) | 0;
    const s0 =
      ((a >>> 2) | (a << 30)) ^
      ((a >>> 13) | (a << 19)) ^
      ((a >>> 22) | (a << 10));
    const most = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + most) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

/** The sixteen words of a block, and the forty-eight that follow from them. */
function spread(from: Uint8Array, start: number) {
  for (let at = 0, byte = start; at < 16; at++, byte += 4)
    words[at] =
      (from[byte]! << 24) |
      (from[byte + 1]! << 16) |
      (from[byte + 2]! << 8) |
      from[byte + 3]!;
  for (let at = 16; at < 64; at++) {
    const x = words[at - 15]!;
    const y = words[at - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[at] = (words[at - 16]! + s0 + words[at - 7]! + s1) | 0;
  }
}

/** The first 32 bits of the fractions of roots of the first primes: square roots to start from, cube roots as constants. */
function startOf(power: number, count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++)
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes.map((prime) => {
    const root = prime ** power;
    return Math.floor((root - Math.floor(root)) * 2 ** 32);
  });
}

const constants = Int32Array.from(startOf(1 / 3, 64));
