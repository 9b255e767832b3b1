import type { LoaderFunctionArgs } from "@remix-run/node";
import { damagedWords } from "#app/components/desk/words.ts";
import { copyAnswers } from "#app/domain/desk/answers-version.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { fileOf } from "#app/server/download.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { answerGroups, type AnswerWords } from "./answer-words.ts";
import { reportIdOf } from "./command.server.ts";

/** GET /desk/reports/:reportId/answers.txt: the newest answers, with as much of personal data as the page shows now. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, now } = context;
  const reportId = reportIdOf(params.reportId);
  const copied = await copyAnswers(db, { viewer, reportId, now: now() });
  const rows = valueIn(copied.rows);
  const text = rows ? answersText(rows) : damagedWords;
  const head = [
    `Report ${copied.reference}, answers as of ${copied.savedAt.toISOString()}, version ${copied.version}`,
    copied.isMasked
      ? "Names, numbers and addresses that were asked for are masked."
      : `With personal data, which ${viewer.name} had revealed. Keep it no longer than it is needed.`,
    "What the reporter wrote in their own words is not masked.",
  ];
  return fileOf(
    `${copied.reference}-answers.txt`,
    "text/plain; charset=utf-8",
    `${head.join("\n")}\n\n${text}\n`,
  );
}

/** Nothing is posted here: to everybody it is as if there were no such page. */
export function action() {
  throw new NotFound("no such page");
}

function answersText(rows: Parameters<typeof answerGroups>[0]): string {
  const { groups, contact } = answerGroups(rows);
  const reaching = { title: "Reaching the reporter", answers: contact };
  return [...groups, reaching]
    .filter(({ answers }) => answers.length > 0)
    .map(({ title, answers }) =>
      [title.toUpperCase(), ...answers.map(answerText)].join("\n\n"),
    )
    .join("\n\n\n");
}

function answerText({ question, lines }: AnswerWords): string {
  return [question, ...lines.flatMap(({ text }) => text.split("\n"))].join(
    "\n    ",
  );
}
