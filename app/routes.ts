/**
 * Every page of the house: its URL and its file under routes/. Not here, as they are no pages: `/healthz`, `/readyz`
 * and the files of the build, which `server/web.server.ts` answers; the ways of evidence in and out, which stream:
 * `/evidence/uploads`, `/evidence/uploads/:id`, `/evidence/files` and `/desk/reports/:reportId/evidence/:evidenceId`; and what
 * tells an open queue of changes, `/desk/arrivals`.
 */
const pages: Record<string, string> = {
  // Reporter pages: no framework JavaScript.
  "/": "public/front.tsx",
  "/where-to-report": "public/where/page.tsx",
  "/verify": "public/verify/page.tsx",
  "/.well-known/jwks.json": "public/jwks.ts",
  "/.well-known/security.txt": "public/security-contact.ts",
  "/robots.txt": "public/robots.ts",
  "/locale": "public/locale.ts",

  "/report": "public/report/first.tsx",
  "/report/code": "public/report/code.tsx",
  "/report/code/file": "public/report/code-file.ts",
  "/report/autosave": "public/report/autosave.ts",
  "/report/session": "public/report/session.ts",
  "/report/check": "public/report/check.tsx",
  "/report/submission": "public/report/submission.tsx",
  "/report/receipt": "public/report/receipt.tsx",
  "/report/receipt.json": "public/report/receipt-json.ts",
  "/report/receipt.pdf": "public/report/receipt-pdf.ts",
  "/report/answers.json": "public/report/answers-json.ts",
  // Every page of questions, advice or refusal, by its id in domain/form/page-order.ts.
  "/report/:page": "public/report/page.tsx",

  // The second tier, of a draft and of a sent report alike; a page by its id in domain/form/page-order.ts.
  "/more": "public/more/list.tsx",
  "/more/:page": "public/more/page.tsx",

  "/follow": "public/follow/code.tsx",
  "/follow/report": "public/follow/report.tsx",
  "/follow/messages": "public/follow/messages.tsx",
  "/follow/changes": "public/follow/changes.tsx",
  "/follow/advice": "public/follow/advice.tsx",
  "/follow/deadlines": "public/deadlines/deadlines.tsx",
  "/follow/deadlines.ics": "public/deadlines/deadlines-file.ts",
  "/follow/card": "public/card/card.tsx",
  "/follow/download": "public/follow/download.tsx",
  "/follow/withdrawal": "public/follow/withdrawal.tsx",
  "/follow/unsent/removal": "public/follow/unsent-removal.ts",
  "/follow/departure": "public/follow/departure.ts",
  "/follow/codes": "public/codes/codes.tsx",
  "/follow/codes/shown": "public/codes/code-shown.tsx",
  "/follow/codes/shown/file": "public/codes/code-shown-file.ts",
  "/follow/codes/revocation": "public/codes/code-revocation.tsx",
  "/follow/lost-code": "public/lost-code/lost-code.tsx",
  "/follow/lost-code/code": "public/lost-code/lost-code-code.tsx",
  "/follow/lost-code/code/file": "public/lost-code/lost-code-file.ts",
  "/follow/lost-code/asked": "public/lost-code/lost-code-asked.tsx",
  "/follow/lost-code/stop": "public/lost-code/lost-code-stop.tsx",

  // Of a draft and of a sent report alike.
  "/evidence": "public/evidence/page.tsx",
  "/evidence/:evidenceId/removal": "public/evidence/removal.ts",

  "/*": "public/missing.tsx",
};

/** Machine pages. */
const api: Record<string, string> = {
  "/api/v1/responders": "api/responders.ts",
};

/** Signing in to the desk: no frame yet. */
const signIn: Record<string, string> = {
  "/sign-in": "desk/sign-in/page.tsx",
  "/sign-in/provider": "desk/sign-in/provider.ts",
  "/sign-in/provider/callback": "desk/sign-in/provider-callback.ts",
  "/sign-in/passkey/options": "desk/sign-in/passkey-options.ts",
  "/sign-in/passkey": "desk/sign-in/passkey.ts",
  "/sign-in/demonstration": "desk/sign-in/demonstration.ts",
  "/sign-in/invitation": "desk/sign-in/invitation.tsx",
  "/sign-in/invitation/options": "desk/sign-in/invitation-options.ts",
  "/sign-in/invitation/passkey": "desk/sign-in/invitation-passkey.ts",
  "/sign-out": "desk/sign-in/sign-out.ts",
};

/** Desk pages, in the frame of /desk. */
const desk: Record<string, string> = {
  "/desk": "desk/queue/page.tsx",
  "/desk/search": "desk/search.ts",
  "/desk/views": "desk/queue/views.tsx",
  "/desk/views/:viewId/removal": "desk/queue/view-removal.ts",
  "/desk/selection": "desk/queue/selection.tsx",
  "/desk/fitting": "desk/queue/fitting.ts",
  "/desk/facets": "desk/queue/facets.ts",
  "/desk/my-day": "desk/my-day/page.tsx",
  "/desk/my-day/seen": "desk/my-day/seen.ts",
  "/desk/my-day/hours": "desk/my-day/hours.tsx",
  "/desk/my-day/absence": "desk/my-day/absence.tsx",
  "/desk/my-day/absences/:absenceId/end": "desk/my-day/absence-end.ts",
  "/desk/my-day/notes": "desk/my-day/notes.tsx",
  "/desk/my-day/handover": "desk/my-day/handover.tsx",
  "/desk/my-day/handover/text": "desk/my-day/handover-text.ts",
  "/desk/my-day/handover/text/removal": "desk/my-day/handover-text-removal.ts",
  "/desk/my-day/handovers/:handoverId/taking": "desk/my-day/taking.ts",
  "/desk/my-day/handovers/:handoverId/undoing": "desk/my-day/undoing.tsx",
  "/desk/insights": "desk/insights/page.tsx",
  "/desk/insights/reports": "desk/insights/reports.tsx",
  "/desk/insights/:table": "desk/insights/table-file.ts",
  "/desk/history": "desk/history/page.tsx",
  "/desk/history/check": "desk/history/check.tsx",
  "/desk/history/export": "desk/history/export.ts",
  "/desk/outbox": "desk/outbox/page.tsx",
  "/desk/reports/:reportId/answers.txt": "desk/report/answers-file.ts",
  "/desk/reports/:reportId/answers/:version": "desk/report/version.tsx",
  "/desk/reports/:reportId/unsent": "desk/report/unsent.ts",
  "/desk/reports/:reportId/unsent/choice": "desk/report/unsent-choice.ts",
  "/desk/reports/:reportId/presence": "desk/report/presence.ts",
  "/desk/reports/:reportId/now": "desk/report/now.ts",
  "/desk/unit": "desk/unit/page.tsx",
  "/desk/tending": "desk/tending.ts",
  "/desk/touch": "desk/touch.ts",
  "/desk/sessions": "desk/sessions/page.tsx",
  "/desk/passkeys": "desk/passkeys/page.tsx",
  "/desk/passkeys/addition/options": "desk/passkeys/addition-options.ts",
  "/desk/passkeys/addition": "desk/passkeys/addition.ts",
  "/desk/passkeys/:passkeyId/removal": "desk/passkeys/removal.tsx",
  "/desk/people": "desk/people/page.tsx",
  "/desk/people/:responderId/invitation": "desk/people/invitation.tsx",
  "/desk/*": "desk/missing.tsx",
};

/** What is done to a report: each verb is posted to its own URL, and answers on the report's page. */
const deskReport: Record<string, string> = {
  "/desk/reports/:reportId/acceptance": "desk/report/acceptance.tsx",
  "/desk/reports/:reportId/refusal": "desk/report/refusal.tsx",
  "/desk/reports/:reportId/transfer": "desk/report/transfer.tsx",
  "/desk/reports/:reportId/transfer-undoing":
    "desk/report/transfer-undoing.tsx",
  "/desk/reports/:reportId/offer": "desk/report/offer.tsx",
  "/desk/reports/:reportId/assignee": "desk/report/assignee.tsx",
  "/desk/reports/:reportId/assignee-undoing":
    "desk/report/assignee-undoing.tsx",
  "/desk/reports/:reportId/messages": "desk/report/messages.tsx",
  "/desk/reports/:reportId/questions": "desk/report/questions.tsx",
  "/desk/reports/:reportId/answer": "desk/report/answer.tsx",
  "/desk/reports/:reportId/answer-undoing": "desk/report/answer-undoing.tsx",
  "/desk/reports/:reportId/notes": "desk/report/notes.tsx",
  "/desk/reports/:reportId/reveal": "desk/report/reveal.tsx",
  "/desk/reports/:reportId/hiding": "desk/report/hiding.tsx",
  "/desk/reports/:reportId/tasks": "desk/report/tasks.tsx",
  "/desk/reports/:reportId/playbook": "desk/report/playbook.tsx",
  "/desk/reports/:reportId/task-done": "desk/report/task-done.tsx",
  "/desk/reports/:reportId/task-change": "desk/report/task-change.tsx",
  "/desk/reports/:reportId/closure": "desk/report/closure.tsx",
  "/desk/reports/:reportId/signposting": "desk/report/signposting.tsx",
  "/desk/reports/:reportId/duplicate": "desk/report/duplicate.tsx",
  "/desk/reports/:reportId/reopening": "desk/report/reopening.tsx",
  "/desk/reports/:reportId/contact-policy": "desk/report/contact-policy.tsx",
  "/desk/reports/:reportId/severity": "desk/report/severity.tsx",
  "/desk/reports/:reportId/call-back": "desk/report/call-back.tsx",
  "/desk/reports/:reportId/new-code": "desk/report/new-code.tsx",
  "/desk/reports/:reportId/new-code-refusal":
    "desk/report/new-code-refusal.tsx",
};

/** What is asked for a person, and the second person's answer: each is posted to its own URL, and answers on the person's page. */
const deskPerson: Record<string, string> = {
  "/desk/people/:responderId/deactivation":
    "desk/people/person/deactivation.tsx",
  "/desk/people/:responderId/reactivation":
    "desk/people/person/reactivation.tsx",
  "/desk/people/:responderId/move": "desk/people/person/move.tsx",
  "/desk/people/:responderId/unlinking": "desk/people/person/unlinking.tsx",
  "/desk/people/:responderId/confirmation":
    "desk/people/person/confirmation.tsx",
  "/desk/people/:responderId/refusal": "desk/people/person/refusal.tsx",
};

type Entry = {
  id: string;
  file: string;
  path?: string;
  index?: true;
  caseSensitive: true;
  children?: Entry[];
};

export default [
  ...entries(pages),
  ...entries(api),
  ...entries(signIn),
  entry("/desk", "desk/frame.tsx", [
    ...entries(desk, "/desk"),
    entry(
      "reports/:reportId",
      "desk/report/page.tsx",
      entries(deskReport, "/desk/reports/:reportId"),
    ),
    entry(
      "people/:responderId",
      "desk/people/person/page.tsx",
      entries(deskPerson, "/desk/people/:responderId"),
    ),
  ]),
];

/** Paths are written whole above, and taken from where their parent ends here. */
function entries(files: Record<string, string>, parent = ""): Entry[] {
  return Object.entries(files).map(([path, file]) =>
    entry(path.slice(parent.length), file),
  );
}

function entry(path: string, file: string, children?: Entry[]): Entry {
  const piece = path.replace(/^\//, "");
  return {
    id: `routes/${file.replace(/\.tsx?$/, "")}`,
    file: `routes/${file}`,
    // Else /DESK would be the desk, past whatever asks for /desk.
    caseSensitive: true,
    ...(piece === "" ? { index: true } : { path: piece }),
    ...(children && { children }),
  };
}
