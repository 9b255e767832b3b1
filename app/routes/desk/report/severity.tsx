import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { Category } from "#app/domain/triage/categories.ts";
import { confirmSeverity } from "#app/domain/severity/confirm.server.ts";
import { severityModel } from "#app/domain/triage/model.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { runCommand } from "./command.server.ts";
import { VerbAgain } from "./verb-again.tsx";

/** The model alone, which is public: what this report starts from came with its page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  const { categories, bands } = severityModel;
  return { categories, bands };
}

/** POST /desk/reports/:reportId/severity */
export function action(posted: ActionFunctionArgs) {
  return runCommand(
    posted,
    form,
    (db, given) =>
      confirmSeverity(db, {
        ...given,
        inputs: given,
        lifted: severityModel.escalators
          .map(({ id }) => id)
          .filter((id) => Object.hasOwn(given, `lift-${id}`)),
      }),
    (page) => `${page}#why-band`,
  );
}

function option(category: Category) {
  const found = severityModel.categories.find(({ id }) => id === category);
  const ids = found?.options.map(({ id }) => id) ?? [];
  return z.enum(ids, "Choose one of the options");
}

/** One box for each escalator of the model: ticked, it is lifted. */
const lifts = Object.fromEntries(
  severityModel.escalators.map(({ id }) => [
    `lift-${id}`,
    z.literal("yes").optional(),
  ]),
);

const form = z.object({
  ...lifts,
  "functional-impact": option("functional-impact"),
  "observed-activity": option("observed-activity"),
  "location-of-activity": option("location-of-activity"),
  actor: option("actor"),
  "information-impact": option("information-impact"),
  recoverability: option("recoverability"),
  "cross-sector-dependency": option("cross-sector-dependency"),
  "potential-impact": option("potential-impact"),
  reason: z
    .string()
    .default("")
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(2000, "Use at most 2,000 characters")),
});

export default function Severity() {
  return <VerbAgain verb="severity" />;
}
