import type { SerializeFrom } from "@remix-run/node";
import { sayInstant } from "#app/locales/dates.ts";
import { sayPercent, saySize } from "#app/locales/sizes.ts";
import type { EvidenceView } from "./view.server.ts";
import { useFrame } from "#app/components/public/frame.ts";
import { Hash } from "#app/components/public/hash.tsx";
import { isolated, visible } from "#app/components/public/strange-text.ts";
import { ReportForm } from "#app/components/public/form/report-form.tsx";
import { OpenedText } from "#app/components/public/opened.tsx";
import { valueIn } from "#app/domain/vault/opened.ts";

type View = EvidenceView | SerializeFrom<EvidenceView>;
type File = View["files"][number];

/** What has arrived, and what has begun to; the newest first. */
export function EvidenceList({ view }: { view: View }) {
  const words = useFrame().t.evidence;
  return (
    <section>
      <h2>{words.listTitle}</h2>
      <ul id="files" className="files">
        {view.files.map((file) => (
          <li
            key={file.id}
            id={`file-${file.id}`}
            className="file"
            {...begun(file)}
          >
            <h3 className="file__name" tabIndex={-1}>
              <bdi>
                <OpenedText text={file.name} />
              </bdi>
            </h3>
            {file.state === "kept" ? (
              <Kept file={file} view={view} />
            ) : (
              <Begun file={file} isOpen={view.upload.may} />
            )}
            {file.mayRemove && <Removal file={file} view={view} />}
          </li>
        ))}
      </ul>
      <p className="files__none muted">{words.none}</p>
      {view.files.some(({ sha256 }) => sha256) && (
        <p className="muted">{words.hashHint}</p>
      )}
    </section>
  );
}

/** By which app/browser/upload.ts finds where to go on. */
function begun({ id, name, sizeBytes, state }: File) {
  return state === "receiving"
    ? {
        "data-begun": `/evidence/uploads/${id}`,
        "data-name": valueIn(name) ?? undefined,
        "data-size": sizeBytes,
      }
    : {};
}

function Kept({ file, view }: { file: File; view: View }) {
  const { t, locale } = useFrame();
  const words = t.evidence;
  const { id, sizeBytes, keptAt, label, sha256, sameAsName } = file;
  return (
    <>
      <p>
        {saySize(locale, sizeBytes)}
        {keptAt && (
          <>
            {" · "}
            <span className="file__arrived">
              {words.arrived(sayInstant(locale, keptAt, view.zone))}
            </span>
          </>
        )}
      </p>
      {sameAsName !== null && (
        <p className="file__twice">
          {words.sameAs(
            isolated(visible(valueIn(sameAsName) ?? words.unnamed)),
          )}
        </p>
      )}
      <p data-part="verdict" hidden />
      <p className={label === "malware-found" ? "file__differs" : "muted"}>
        {words.labels[label]}
      </p>
      {sha256 && (
        <div className="file__hash">
          <span className="muted">{words.hash}</span>
          <Hash id={`hash-${id}`} sha256={valueIn(sha256)} />
          {sha256.is === "opened" && (
            <button
              type="button"
              className="link-button js-only"
              data-copy={`#hash-${id}`}
              data-done={words.copied}
            >
              {words.copy}
              <span className="usa-sr-only"> {valueIn(file.name)}</span>
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Begun({ file, isOpen }: { file: File; isOpen: boolean }) {
  const { t, locale } = useFrame();
  const words = t.evidence;
  const { sizeBytes, receivedBytes } = file;
  if (file.isCutOff)
    return <p>{words.cutOff(saySize(locale, receivedBytes))}</p>;
  return (
    <>
      <p>
        {saySize(locale, sizeBytes)} ·{" "}
        {words.partly(sayPercent(locale, receivedBytes, sizeBytes))}{" "}
        {isOpen && (
          <>
            <span className="js-only">{words.goOn}</span>
            <span className="no-js">{words.goOnPlain}</span>
          </>
        )}
      </p>
    </>
  );
}

/** Opened first, pressed second: a file that is gone is gone. */
function Removal({ file, view }: { file: File; view: View }) {
  const words = useFrame().t.evidence;
  return (
    <details className="file__removal">
      <summary>
        {words.remove}
        <span className="usa-sr-only"> {valueIn(file.name)}</span>
      </summary>
      <div>
        <ReportForm of={view.of} action={`/evidence/${file.id}/removal`}>
          <p>{words.removeHint}</p>
          <button className="usa-button usa-button--danger">
            {words.removeSure}
          </button>
        </ReportForm>
      </div>
    </details>
  );
}
