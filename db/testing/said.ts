import {
  getQuestion,
  isQuestionId,
  type Answers,
} from "#app/domain/form/answers.ts";

/** What every report says and no band follows from. A cell may say otherwise. */
const plain: Record<string, unknown> = {
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
  reporter_role: "works-there",
  report_kind: "compromise",
  identity: "named",
  client_knows: "knows",
  organisation_known: "yes",
  org_name: "An organisation",
  country: "US",
  site: { zip: "93301", countyFips: "06029", state: null },
  what_seen: "As the table says.",
  first_noticed: {
    date: "2026-11-20",
    time: null,
    zone: "America/Los_Angeles",
    isApproximate: true,
  },
  actions_taken: ["nothing"],
  told: ["nobody"],
  sharing: "fbi-cisa",
  contact_name: "Dana Ortiz",
  contact_phone: "+1 661 555 0142",
};

/** Needed wherever it is asked. */
const needed = { affected: null, service_effect: null };

/** The ids of what is said without being named in a cell: some are not asked on every path. */
export const plainAnswers: ReadonlySet<string> = new Set(
  Object.keys({ ...plain, ...needed }),
);

/**
 * The answers of a cell of an expected table, as a reporter would give them: `question=option` with blanks between, `+`
 * joins several options, `?` says "not known yet". A question that is not named stays blank; the two that a form needs
 * and a cell does not name, what is affected and the effect on services, are "not known yet".
 */
export function answersOfCell(cell: string): Answers {
  const said = cell
    .split(" ")
    .filter((word) => word !== "")
    .map((word): [string, unknown] => {
      const [id = "", text = ""] = word.split("=");
      return [id, valueOfText(id, text)];
    });
  const all: Record<string, unknown> = {
    ...plain,
    ...needed,
    ...Object.fromEntries(said),
  };
  return Object.fromEntries(
    Object.entries(all).map(([id, value]) => [
      id,
      {
        content:
          value === null
            ? { is: "not-known", askAgainAt: null }
            : { is: "given", value },
        savedIn: 1,
        others: [],
      },
    ]),
  );
}

function valueOfText(id: string, text: string): unknown {
  if (!isQuestionId(id)) throw new Error(`no question "${id}"`);
  if (text === "?") return null;
  const question: { kind: string } = getQuestion(id);
  return question.kind === "choices" ? text.split("+") : text;
}
