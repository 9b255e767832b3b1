import { sayPercent, saySize } from "#app/locales/sizes.ts";
import { Panel } from "#app/components/desk/panel.tsx";
import type { Contents } from "./report-view.ts";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { visibly } from "#app/components/desk/as-typed.ts";
import { When } from "#app/components/desk/when.tsx";
import { evidenceLabelWords } from "#app/components/desk/words.ts";
import { CodeLabel, OpenedText } from "#app/components/desk/opened.tsx";
import { valueIn, type Opened } from "#app/domain/vault/opened.ts";

type File = Contents["evidence"][number];

/** The files of a report. Opening one is a link to follow and not a thing that happens by itself: it is recorded. */
export function EvidencePanel({
  reportId,
  evidence,
  codeLabels,
}: { reportId: string } & Pick<Contents, "evidence" | "codeLabels">) {
  return (
    <Panel
      id="evidence"
      title="Evidence"
      aside={evidence.length > 0 ? "each download is recorded" : null}
    >
      {evidence.length > 0 ? (
        <>
          <p className="evidence-warning">
            These files come from a network with an intruder in it. Any of them
            may be live malware, whatever its name or label says. Open them only
            where that does no harm.
          </p>
          <ul className="evidence">
            {evidence.map((file) => (
              <li key={file.id}>
                <EvidenceFile
                  file={file}
                  reportId={reportId}
                  codeLabel={codeLabels[file.accessId] ?? null}
                />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="quiet">No files came with this report.</p>
      )}
    </Panel>
  );
}

function EvidenceFile({
  file,
  reportId,
  codeLabel,
}: {
  file: File;
  reportId: string;
  /** Of a colleague's code; the first code has none. */
  codeLabel: Opened<string> | null;
}) {
  const { id, name, sizeBytes, sha256, keptAt, sameAsName } = file;
  return (
    <>
      <p className="evidence-head">
        <strong>
          <OpenedText text={name} />
        </strong>
        <span>{saySize("en", sizeBytes)}</span>
        <LabelChip file={file} />
        {sha256?.is === "opened" ? (
          <a
            className="evidence-download"
            href={`/desk/reports/${reportId}/evidence/${id}`}
            download
          >
            Download
            <span className="visually-hidden">
              {" "}
              {visibly(valueIn(name) ?? "")}
            </span>
          </a>
        ) : null}
      </p>
      {sha256 ? (
        <p className="mono evidence-hash">
          <span className="visually-hidden">SHA-256 </span>
          <OpenedText text={sha256} />
        </p>
      ) : null}
      <p className="quiet small">
        {keptAt ? (
          <>
            Arrived <When at={keptAt} />
          </>
        ) : (
          <>
            {sayPercent("en", file.receivedBytes, sizeBytes)} arrived; begun{" "}
            <When at={file.startedAt} />
          </>
        )}
        {codeLabel ? (
          <>
            , by <CodeLabel label={codeLabel} />
          </>
        ) : null}
        {sameAsName ? (
          <>
            . Same content as{" "}
            <StrangerWords
              text={valueIn(sameAsName) ?? "a file above or below"}
            />
          </>
        ) : null}
      </p>
    </>
  );
}

function LabelChip({ file: { state, label } }: { file: File }) {
  if (state !== "kept") return <span className="tag">Not whole yet</span>;
  const isBad = label === "malware-found";
  return (
    <span className={isBad ? "tag tag-urgent" : "tag"}>
      {evidenceLabelWords[label]}
    </span>
  );
}
