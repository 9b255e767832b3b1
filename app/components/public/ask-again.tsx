import type { AskAgain } from "#app/domain/form/ask-again.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { Alert } from "./alert.tsx";
import { useFrame } from "./frame.ts";

/** What the reporter asked to be asked again, and when; what is due leads. */
export function AskAgainNotice({
  asked,
  zone,
  isSent,
}: {
  asked: readonly (Omit<AskAgain, "at"> & { at: Date | string })[];
  zone: string;
  isSent: boolean;
}) {
  const { t, locale } = useFrame();
  const words = t.more.askAgain;
  if (asked.length === 0) return null;
  return (
    <Alert
      kind={asked.some(({ isDue }) => isDue) ? "warning" : "info"}
      title={words.title}
    >
      <ul>
        {asked.map(({ questionId, page, isLater, at, isDue }) => (
          <li key={questionId}>
            {isDue ? words.due : words.at(sayInstant(locale, at, zone))}{" "}
            <a
              href={
                isSent || isLater
                  ? `/more/${page}#${questionId}`
                  : `/report/${page}?change#${questionId}`
              }
            >
              {t.questions[questionId].label}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
