import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { keepHandoverText } from "#app/domain/on-call/handover-text.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import type { SaveAnswer } from "#app/routes/desk/report/unsent-text.ts";
import { findResponder } from "#app/server/responder-session.server.ts";
import { isTyped } from "./use-handover-box.ts";

const schema = z.object({
  boxId: z.uuid(),
  base: z.string().max(80),
  opening: z.uuid(),
  number: z.coerce.number().int().positive().max(1_000_000),
});

/** POST /desk/my-day/handover/text: what stands in the form a second after the last key. 401 tells the page that its session has ended. */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await findResponder(request, context);
  if (!by) return new Response(null, { status: 401 });
  const typed = typedIn(await request.formData());
  const posted = schema.safeParse(typed);
  if (!posted.success) return new Response(null, { status: 400 });
  const { boxId: id, ...box } = posted.data;
  const kept = await keepHandoverText(context.db, {
    ...{ ...box, id, by, now: context.now() },
    typed: Object.fromEntries(
      Object.entries(typed).filter(([field]) => isTyped(field)),
    ),
  });
  const answer: SaveAnswer = {
    ...kept,
    others: kept.others.map(({ typed, keptAt, ...text }) => ({
      ...text,
      typed: valueIn(typed),
      keptMs: keptAt.getTime(),
    })),
    // They are few, and said with every save.
    othersMark: "",
  };
  return Response.json(answer);
}
