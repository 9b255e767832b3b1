import { Link } from "@remix-run/react";
import type { ChangeWords, Line } from "./answer-words.ts";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { Personal } from "./personal.tsx";
import { When } from "#app/components/desk/when.tsx";

/** What was said before and after, question by question. */
export function ChangeTable({
  changes,
  label,
}: {
  changes: readonly ChangeWords[];
  label: string;
}) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="table changed-answers">
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ questionId, question, before, after }) => (
            <tr key={questionId}>
              <th scope="row">{question}</th>
              <td>
                <Lines lines={before} />
              </td>
              <td>
                <Lines lines={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Lines({ lines }: { lines: readonly Line[] }) {
  return lines.map(({ text, tone, mask }, at) => (
    <p key={at} className={tone === "quiet" ? "quiet" : "words"}>
      {tone === "kept" ? "As typed: " : null}
      {mask === undefined ? (
        <StrangerWords text={text} />
      ) : (
        <Personal text={text} mask={mask} />
      )}
    </p>
  ));
}

/** Each version at its own address, newest first. Opening one is recorded. */
export function VersionList({
  reportId,
  versions,
  current,
}: {
  reportId: string;
  versions: readonly { version: number; savedAt: Date }[];
  /** The one that is shown. */
  current?: number;
}) {
  const oldest = versions.at(-1)?.version;
  return (
    <details>
      <summary>All {versions.length} versions of the answers</summary>
      <ol className="versions" reversed>
        {versions.map(({ version, savedAt }) => (
          <li key={version}>
            <Link
              to={`/desk/reports/${reportId}/answers/${version}`}
              aria-current={version === current ? "page" : undefined}
            >
              Version {version}
            </Link>
            , <When at={savedAt} />
            {version === oldest ? ", as sent" : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
