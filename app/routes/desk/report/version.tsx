import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AnswersVersionPage } from "./answers-version.tsx";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { NotFound } from "#app/domain/refusal.ts";
import { readAnswersVersion } from "#app/domain/desk/answers-version.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { answerGroups, changeWords } from "./answer-words.ts";
import { reportIdOf } from "./command.server.ts";
import { openedAs, valueIn } from "#app/domain/vault/opened.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Answers of ${data.reference}, version ${data.version}`
      : "No such page",
  },
];
export const ErrorBoundary = DeskProblem;

/** /desk/reports/:reportId/answers/:version */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const version = versionSchema.safeParse(params.version);
  if (!version.success) throw new NotFound("no such version");
  const { db, keyring, now } = context;
  const { rows, changes, versions, ...read } = await readAnswersVersion(db, {
    ...{ viewer, keyring, now: now() },
    reportId: reportIdOf(params.reportId),
    version: version.data,
  });
  return {
    ...read,
    ...answerGroups(valueIn(rows) ?? []),
    isDamaged: rows.is === "damaged",
    changes: openedAs(changes, (each) => each.map(changeWords)),
    versions: versions
      .map(({ version, savedAt }) => ({ version, savedAt }))
      .reverse(),
  };
}

const versionSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

export type VersionShown = Awaited<ReturnType<typeof loader>>;

export default function Version() {
  return <AnswersVersionPage {...useLoaderData<typeof loader>()} />;
}
