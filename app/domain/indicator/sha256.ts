/**
 * SHA-256 (FIPS 180-4) as the checksum that wallet addresses carry. It keeps no secret, so it needs no vault, and the
 * indicators stay free of the server.
 */
export function sha256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  const state = Uint32Array.from(startOf(1 / 2, 8));
  for (let at = 0; at < padded.length; at += 64) compress(state, view, at);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

const words = new Uint32Array(64);

function compress(state: Uint32Array, block: DataView, from: number) {
  const word = (at: number) => words[at] ?? 0;
  for (let at = 0; at < 16; at++) words[at] = block.getUint32(from + at * 4);
  for (let at = 16; at < 64; at++) {
    const [a, b] = [word(at - 15), word(at - 2)];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    words[at] = word(at - 16) + s0 + word(at - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const t1 = (h + s1 + chosen + (constants[at] ?? 0) + word(at)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const most = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b] = [g, f, e, (d + t1) | 0, c, b, a];
    a = (t1 + s0 + most) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach(
    (each, at) => (state[at] = (state[at] ?? 0) + each),
  );
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
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

const constants = Uint32Array.from(startOf(1 / 3, 64));
