/** A version of the answers to a sent report, without the answers. */
export type Version = { version: number; savedAt: Date; accessId: string };

/** Versions that were saved in one go: what changed is between `from` and `to`. */
export type Update = {
  /** The version before the first of them. */
  from: number;
  /** The last of them. */
  to: number;
  /** All of them, in order; each is kept. */
  versions: number[];
  /** When the last was saved. */
  savedAt: Date;
  accessId: string;
};

/** Somebody who goes through the form once more saves page by page; half an hour is one sitting. */
export const sittingMs = 30 * 60_000;

/** The updates since the report was sent, oldest first. The first version is what was sent. */
export function updatesOf(versions: readonly Version[]): Update[] {
  const updates: (Update & { begunAt: Date })[] = [];
  let from: number | null = null;
  for (const { version, savedAt, accessId } of versions) {
    const last = updates.at(-1);
    const isOneSitting =
      last?.accessId === accessId &&
      savedAt.getTime() - last.begunAt.getTime() <= sittingMs;
    if (isOneSitting) {
      last.versions.push(version);
      Object.assign(last, { to: version, savedAt });
    } else if (from !== null) {
      const update = { from, to: version, versions: [version] };
      updates.push({ ...update, savedAt, accessId, begunAt: savedAt });
    }
    from = version;
  }
  return updates.map(({ begunAt: _, ...update }) => update);
}
