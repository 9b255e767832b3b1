import { Damaged } from "./opened.tsx";

/** Sixty-four hexadecimal digits in eight groups that an eye can follow; the gaps are drawn, so that a copy holds none. */
export function Hash({ sha256, id }: { sha256: string | null; id?: string }) {
  // Null: it did not open.
  if (sha256 === null) return <Damaged />;
  return (
    <span className="hash mono" id={id}>
      {(sha256.match(/.{1,8}/g) ?? []).map((group, at) => (
        <span key={at}>{group}</span>
      ))}
    </span>
  );
}
