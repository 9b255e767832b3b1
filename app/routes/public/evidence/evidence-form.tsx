import hasher from "#app/browser/upload-hasher.ts?worker&url";
import { emptyField } from "#app/domain/vocabulary/evidence.ts";
import { saySize } from "#app/locales/sizes.ts";
import { sayNumber } from "#app/locales/dates.ts";
import type { EvidenceView } from "./view.server.ts";
import { Labelled } from "#app/components/public/field/group.tsx";
import { useFrame } from "#app/components/public/frame.ts";

/**
 * A plain form that sends files whole. Where there is JavaScript, app/browser/upload.ts sends them in pieces instead, so that
 * a broken connection costs one piece; it says what `data-words` holds.
 */
export function EvidenceForm({
  view: { of, limits, refused },
  error,
}: {
  view: EvidenceView;
  error: string | null;
}) {
  const { t, locale } = useFrame();
  const words = t.evidence;
  const limit = words.limit(
    saySize(locale, limits.fileBytes),
    sayNumber(locale, limits.fileCount),
  );
  return (
    <section
      className="upload"
      data-upload=""
      data-report={of.report}
      data-limit={limits.fileBytes}
      data-hasher={hasher}
      data-words={JSON.stringify(words.browser)}
    >
      <h2>{words.formTitle}</h2>
      <form
        method="post"
        action="/evidence/files"
        encType="multipart/form-data"
      >
        {/* First, so that the server knows the report before the first byte of a file. */}
        <input type="hidden" name="report" value={of.report} />
        {refused === "empty" && (
          <div className="usa-checkbox">
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id="empty"
              name={emptyField}
              value="meant"
            />
            <label className="usa-checkbox__label" htmlFor="empty">
              {words.emptyMeant}
            </label>
          </div>
        )}
        <Labelled id="file" label={words.choose} hint={limit} error={error}>
          <input
            className="usa-file-input"
            type="file"
            id="file"
            name="file"
            multiple
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? "file-hint file-error" : "file-hint"}
          />
        </Labelled>
        <p className="js-only muted">{words.resumes}</p>
        <p className="no-js muted">{words.plain}</p>
        <button className="usa-button">{words.send}</button>
      </form>
      <ul id="sending" className="files" />
      <div id="upload-status" role="status" className="usa-sr-only" />
    </section>
  );
}

/** What app/browser/upload-row.ts copies for each file on its way. */
export function UploadRow() {
  const words = useFrame().t.evidence.browser;
  return (
    <template id="upload-row">
      <li className="file">
        <h3 className="file__name">
          <bdi data-part="name" />
        </h3>
        <p>
          <span data-part="size" /> · <span data-part="state" />
        </p>
        <progress data-part="progress" max={1} value={0} />
        <div className="file__buttons">
          <RowButton part="pause" words={words.pause} />
          <RowButton part="goOn" words={words.goOn} />
          <RowButton part="stop" words={words.stop} />
        </div>
      </li>
    </template>
  );
}

function RowButton({ part, words }: { part: string; words: string }) {
  return (
    <button type="button" className="link-button" data-part={part}>
      <span data-part={`${part}Word`}>{words}</span>
      <span className="usa-sr-only">
        {" "}
        <bdi data-part="name" />
      </span>
    </button>
  );
}
