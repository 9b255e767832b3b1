import script from "#app/browser/upload.ts?worker&url";
import { saySize } from "#app/locales/sizes.ts";
import { isolated } from "#app/components/public/strange-text.ts";
import { sayList, sayNumber } from "#app/locales/dates.ts";
import type { EvidenceView } from "./view.server.ts";
import { Alert } from "#app/components/public/alert.tsx";
import { EvidenceForm, UploadRow } from "./evidence-form.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";

/** Where a reporter adds files: what helps, what to leave out, the way to send, and what has arrived. */
export function EvidencePage(view: EvidenceView) {
  const { t, locale } = useFrame();
  const { upload, files, limits, isDraft, refused } = view;
  const words = t.evidence;
  const refusal =
    refused &&
    {
      "too-large": words.refused["too-large"](
        saySize(locale, limits.fileBytes),
      ),
      "too-many": words.refused["too-many"](
        sayNumber(locale, limits.fileCount),
        saySize(locale, limits.reportBytes),
      ),
      "too-many-parts": words.refused["too-many-parts"],
      "store-full": words.refused["store-full"],
      "no-file": words.refused["no-file"],
      empty: words.refused.empty(
        sayList(
          locale,
          view.refusedNames.map((name) => `“${isolated(name)}”`),
        ),
      ),
      "cut-short": words.refused["cut-short"],
      "no-upload-here": words.closed.title,
    }[refused];
  return (
    <PublicPage
      script={script}
      back={
        view.hasList
          ? { to: "/more", label: t.more.back }
          : { to: "/report/check" }
      }
      errors={refusal ? [{ fieldId: "file", text: refusal }] : []}
      errorNote={words.refusedNote}
    >
      <h1>{words.title}</h1>
      {upload.may ? (
        <>
          <p className="lead">{isDraft ? words.lead : words.leadSent}</p>
          <Advice isOpen={files.length === 0} />
          <EvidenceForm view={view} error={refusal} />
        </>
      ) : (
        <Closed because={upload.because} isDraft={isDraft} />
      )}
      <EvidenceList view={view} />
      <h2>{words.safeTitle}</h2>
      <p>
        {words.safe} {isDraft ? words.safeDraft : words.safeSent}
      </p>
      <UploadRow />
    </PublicPage>
  );
}

function Advice({ isOpen }: { isOpen: boolean }) {
  const words = useFrame().t.evidence;
  return (
    <>
      <details open={isOpen}>
        <summary>{words.helpsTitle}</summary>
        <div>
          <ul>
            {words.helps.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p>{words.first}</p>
        </div>
      </details>
      <Alert kind="warning" title={words.leaveOutTitle}>
        <ul>
          {words.leaveOut.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p>{words.leaveOutInstead}</p>
      </Alert>
    </>
  );
}

/** Why no file is taken, without blame, and what to do instead. */
function Closed({
  because,
  isDraft,
}: {
  because: "speak-first" | "ended" | "read-only";
  isDraft: boolean;
}) {
  const words = useFrame().t.evidence.closed;
  if (because !== "speak-first")
    return (
      <Alert kind="info">
        <p>{words[because]}</p>
      </Alert>
    );
  return (
    <Alert kind="warning" title={words.title}>
      <p>{words["speak-first"]}</p>
      <ul>
        {[...words.instead, words.then[isDraft ? "draft" : "sent"]].map(
          (each) => (
            <li key={each}>{each}</li>
          ),
        )}
      </ul>
    </Alert>
  );
}
