import {
  openWithSeed,
  publicHalfOf,
  sealUnderSecret,
  type KeySeed,
} from "../vault/key-seed.server.ts";

/** A key of a unit as it lies for one of its members. */
export type SealedUnitSeed = { number: number; seedSealed: Buffer };

/**
 * What the session of a signed-in person opens: their own key seed, and with it the keys of their unit. Lives as long as
 * the request, and never leaves it: it has no fields to copy and nothing to serialise.
 */
export class SessionKeys {
  readonly #responderId: string;
  readonly #unitId: string;
  readonly #personSeed: KeySeed;
  readonly #sealed: readonly SealedUnitSeed[];
  readonly #opened = new Map<number, KeySeed | null>();

  constructor(holder: {
    responderId: string;
    unitId: string;
    personSeed: KeySeed;
    unitSeeds: readonly SealedUnitSeed[];
  }) {
    this.#responderId = holder.responderId;
    this.#unitId = holder.unitId;
    this.#personSeed = holder.personSeed;
    this.#sealed = [...holder.unitSeeds].sort((a, b) => a.number - b.number);
  }

  /** Of the unit's keys those that this person opens, the newest last. */
  get numbers(): number[] {
    return this.#sealed
      .map(({ number }) => number)
      .filter((number) => this.unitSeed(number) !== null);
  }

  /** Null for a key that this person was not let in to. */
  unitSeed(number: number): KeySeed | null {
    const known = this.#opened.get(number);
    if (known !== undefined) return known;
    const row = this.#sealed.find((each) => each.number === number);
    const belongsTo = unitSeedOf(this.#responderId, this.#unitId, number);
    const seed =
      row === undefined
        ? null
        : openWithSeed(this.#personSeed, belongsTo, row.seedSealed);
    this.#opened.set(number, seed);
    return seed;
  }

  get newest(): { number: number; seed: KeySeed } | null {
    const number = this.numbers.at(-1);
    const seed = number === undefined ? null : this.unitSeed(number);
    return number === undefined || seed === null ? null : { number, seed };
  }

  get publicHalf(): Buffer {
    return publicHalfOf(this.#personSeed);
  }

  /** The person's seed for another of their passkeys, under what that one answers. */
  sealPersonSeed(secret: string, belongsTo: readonly string[]): Buffer {
    return sealUnderSecret(secret, belongsTo, this.#personSeed);
  }
}

/** What a member's copy of a unit's seed belongs to. */
export function unitSeedOf(
  responderId: string,
  unitId: string,
  number: number,
): string[] {
  return ["unit_member", responderId, unitId, String(number)];
}
