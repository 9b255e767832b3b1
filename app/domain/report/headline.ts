import { valueOf, type Answers } from "../form/answers.ts";
import { onPath } from "../form/path.ts";

/** The two things that a queue row shows of the contents. */
export type Headline = { organisation: string | null; line: string };

export function headlineOf(answers: Answers): Headline {
  const asked = onPath(answers);
  return {
    organisation: valueOf(asked, "org_name"),
    line: firstLine(valueOf(asked, "what_seen") ?? ""),
  };
}

/** One line of a row at most, cut between words where there are any. */
const lineLength = 140;

function firstLine(narrative: string): string {
  const line = narrative.replace(/\s+/g, " ").trim();
  if (line.length <= lineLength) return line;
  const cut = line.slice(0, lineLength);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > lineLength / 2 ? space : lineLength - 1)}…`;
}
