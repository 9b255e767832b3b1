import { reportFlags } from "#app/domain/vocabulary/report.ts";
import { flagWords, urgentFlags } from "./words.ts";

/** Those that ask for a person at once come first. */
export function FlagTags({ flags }: { flags: readonly string[] }) {
  const urgent = reportFlags.filter(
    (flag) => flags.includes(flag) && urgentFlags.includes(flag),
  );
  const others = reportFlags.filter(
    (flag) => flags.includes(flag) && !urgentFlags.includes(flag),
  );
  if (urgent.length + others.length === 0) return null;
  return (
    <ul className="tags" aria-label="Flags">
      {urgent.map((flag) => (
        <li key={flag} className="tag tag-urgent">
          {flagWords[flag]}
        </li>
      ))}
      {others.map((flag) => (
        <li key={flag} className="tag">
          {flagWords[flag]}
        </li>
      ))}
    </ul>
  );
}
